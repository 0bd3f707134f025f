namespace AdFlux.Migrations.Adoption.Live;

/// <summary>The tables of ours that a database has, by name.</summary>
/// <param name="Tables">Those of our tables that are there.</param>
/// <param name="OtherTables">How many other tables there are, beside Alembic's.</param>
internal sealed record LiveSchema(IReadOnlyDictionary<string, LiveTable> Tables, long OtherTables);
