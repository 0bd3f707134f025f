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
                migrations = status.Migrations.Select(Document),
                unknown = status.UnknownMigrationIds,
            },
            console =>
            {
                string[] columns = ["Migration", "State", "Applied at (UTC)"];
                // The fourth only where there are migrations of both kinds to tell apart.
                console.WriteTable(HasApplication(status) ? [.. columns, "Of"] : columns, [.. Rows(status)]);
                console.Out.WriteLine(Summary(status));
            }
        );

    /// <summary>Of AdFlux's own it says no more than it did before applications had any.</summary>
    private static object Document(MigrationState migration)
    {
        var appliedAt = migration.AppliedAt?.UtcDateTime;
        return migration.IsApplication
            ? new
            {
                id = migration.MigrationId,
                applied = migration.IsApplied,
                appliedAt,
                set = "application",
            }
            : new
            {
                id = migration.MigrationId,
                applied = migration.IsApplied,
                appliedAt,
            };
    }

    private static IEnumerable<string[]> Rows(MigrationStatus status) =>
        status
            .Migrations.Select(migration =>
                (string[])
                    [
                        migration.MigrationId,
                        migration.IsApplied ? "applied" : "pending",
                        AppliedAt(migration),
                        .. Of(status, migration.IsApplication ? "application" : ""),
                    ]
            )
            .Concat(status.UnknownMigrationIds.Select(id => (string[])[id, "unknown to this version", "", .. Of(status, "")]));

    private static string[] Of(MigrationStatus status, string whose) => HasApplication(status) ? [whose] : [];

    private static bool HasApplication(MigrationStatus status) => status.Migrations.Any(migration => migration.IsApplication);

    private static string AppliedAt(MigrationState migration) =>
        migration.AppliedAt?.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture) ?? "";

    private static string Summary(MigrationStatus status) =>
        status switch
        {
            { IsDatabaseNewer: true } => "The database is newer than this version: it holds migrations that are unknown here.",
            { HasPending: true } => "Migrations are pending: adflux-migrate up applies them.",
            _ => "The database is up to date.",
        };
}
