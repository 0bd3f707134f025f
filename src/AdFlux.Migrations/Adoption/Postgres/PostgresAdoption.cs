using AdFlux.Migrations.Adoption.Target;
using AdFlux.Migrations.Running;
using AdFlux.Migrations.Schema.Comparison;
using AdFlux.Migrations.Schema.Postgres;

namespace AdFlux.Migrations.Adoption.Postgres;

/// <summary>Adopts a PostgreSQL database by changing its tables in place, so that rights, triggers and what refers to them stay.</summary>
internal sealed class PostgresAdoption(MigrationSession session) : AdoptionProvider(session)
{
    protected override SchemaDialect Dialect { get; } = new PostgresDialect();

    public override bool IsSqlite => false;

    public override AdoptionPlan Plan(TargetSchema target, LiveSchema live) => new PostgresConversion(target, live).Plan();

    public override string SelectAll(string table, IEnumerable<string> columns) =>
        $"SELECT {string.Join(", ", columns.Select(column => Quote(column) + "::text"))} FROM {Quote(table)}";

    /// <remarks>The text of values must not depend on the server's settings.</remarks>
    public override async Task PrepareAsync(AdoptionOptions options, CancellationToken cancellationToken)
    {
        await Session.ExecuteAsync("SET extra_float_digits = 1", [], cancellationToken).ConfigureAwait(false);
        await Session.ExecuteAsync("SET DateStyle = 'ISO, YMD'", [], cancellationToken).ConfigureAwait(false);
        await Session.ExecuteAsync("SET bytea_output = 'hex'", [], cancellationToken).ConfigureAwait(false);
    }

    /// <remarks>Others may go on reading until the conversion begins.</remarks>
    public override async Task LockAsync(TargetSchema target, CancellationToken cancellationToken)
    {
        var tables = new List<string>();
        foreach (var table in target.Tables)
        {
            if (await Session.HasTableAsync(table.Name, cancellationToken).ConfigureAwait(false))
            {
                tables.Add(table.Name);
            }
        }

        if (tables.Count > 0)
        {
            await Session
                .ExecuteAsync($"LOCK TABLE {Quote(tables)} IN SHARE ROW EXCLUSIVE MODE", [], cancellationToken)
                .ConfigureAwait(false);
        }
    }
}
