using System.Text.Json;

namespace AdFlux.Migrations.Tool.Output;

/// <summary>One JSON document on the output, for scripts.</summary>
internal sealed class JsonReport(ToolConsole console) : Report(console)
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    public override void Write(MigrationStatus status) =>
        Write(
            new
            {
                upToDate = !status.HasPending && !status.IsDatabaseNewer,
                migrations = status.Migrations.Select(migration => new
                {
                    id = migration.MigrationId,
                    applied = migration.IsApplied,
                    appliedAt = migration.AppliedAt?.UtcDateTime,
                }),
                unknown = status.UnknownMigrationIds,
            }
        );

    public override void Write(MigrationResult result) =>
        Write(
            new
            {
                migrations = result.Steps.Select(step => new
                {
                    id = step.MigrationId,
                    direction = step.Direction is MigrationDirection.Up ? "up" : "down",
                    durationMs = (long)step.Duration.TotalMilliseconds,
                }),
            }
        );

    private void Write<T>(T document) => Console.Out.WriteLine(JsonSerializer.Serialize(document, Options));
}
