using System.Globalization;

namespace AdFlux.Migrations.Tool.Output;

/// <summary>How <see cref="MigrationStatus"/> is written.</summary>
internal static class StatusReport
{
    public static void WriteStatus(this Report report, MigrationStatus status) =>
        report.Write(
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
            },
            console =>
            {
                console.WriteTable(["Migration", "State", "Applied at (UTC)"], [.. Rows(status)]);
                console.Out.WriteLine(Summary(status));
            }
        );

    private static IEnumerable<string[]> Rows(MigrationStatus status) =>
        status
            .Migrations.Select(migration =>
                new[] { migration.MigrationId, migration.IsApplied ? "applied" : "pending", AppliedAt(migration) }
            )
            .Concat(status.UnknownMigrationIds.Select(id => new[] { id, "unknown to this version", "" }));

    private static string AppliedAt(MigrationState migration) =>
        migration.AppliedAt?.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture) ?? "";

    private static string Summary(MigrationStatus status) =>
        status switch
        {
            { IsDatabaseNewer: true } => "The database is newer than this version of adflux-migrate.",
            { HasPending: true } => "Migrations are pending: adflux-migrate up applies them.",
            _ => "The database is up to date.",
        };
}
