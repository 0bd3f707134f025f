namespace AdFlux.Migrations.Adoption.Values;

/// <summary>A column that is read.</summary>
internal sealed record ScannedColumn(string Name, ValueReader Reader, bool IsKey);
