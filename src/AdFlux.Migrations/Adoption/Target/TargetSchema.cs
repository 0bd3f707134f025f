using AdFlux.Migrations.Generation;
using AdFlux.Migrations.Running;

namespace AdFlux.Migrations.Adoption.Target;

/// <summary>What an adopted database is to be like: what the initial migration makes. Later migrations are applied after it, as on any other.</summary>
/// <param name="Tables">The tables, parents before children.</param>
/// <param name="Script">The initial migration itself, whose row the history gets.</param>
internal sealed record TargetSchema(IReadOnlyList<TargetTable> Tables, MigrationScript Script)
{
    public static TargetSchema Of(MigrationDialect dialect)
    {
        var initial = MigrationSet.AdFlux.Migrations[0];
        using var fluent = MigrationSet.AdFlux.RunnerFor(dialect);
        return new(
            new TargetReader(dialect).Read(fluent.Read(initial, MigrationDirection.Up)),
            fluent.Write(initial, MigrationDirection.Up)
        );
    }
}
