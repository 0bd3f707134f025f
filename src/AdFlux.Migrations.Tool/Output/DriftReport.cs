using AdFlux.Migrations.Schema;

namespace AdFlux.Migrations.Tool.Output;

/// <summary>How <see cref="SchemaDrift"/> is written.</summary>
internal static class DriftReport
{
    /// <param name="report">Where to write.</param>
    /// <param name="drift">What differs.</param>
    /// <param name="status">The state of the migrations, which may explain the drift; null when there is none.</param>
    public static void WriteDrift(this Report report, SchemaDrift drift, MigrationStatus? status) =>
        report.Write(
            new
            {
                drift = drift.HasDrift,
                pendingMigrations = status is { HasPending: true },
                databaseNewer = status is { IsDatabaseNewer: true },
                differences = drift.Differences.Select(difference => new
                {
                    severity = difference.IsError ? "error" : "information",
                    kind = Word(difference.Kind),
                    part = Word(difference.Part),
                    difference.Table,
                    difference.Name,
                    difference.Aspects,
                    difference.Expected,
                    difference.Actual,
                    sql = difference.Mending,
                }),
            },
            console => WriteText(console.Out, drift, status)
        );

    /// <summary>Writes only what mends the drift, which is nothing but a comment when there is none.</summary>
    public static void WriteScript(this Report report, SchemaDrift drift, bool isPostgreSql) =>
        report.Write(drift.Mending, console => WriteScript(console.Out, drift, isPostgreSql));

    private static void WriteText(TextWriter output, SchemaDrift drift, MigrationStatus? status)
    {
        foreach (var difference in drift.Differences)
        {
            output.WriteLine($"{(difference.IsError ? "error" : "information")}: {difference}");
        }

        output.WriteLine(Summary(status));
    }

    private static string Summary(MigrationStatus? status) =>
        status switch
        {
            null => "The database does not differ from the model.",
            { IsDatabaseNewer: true } =>
                "The database is newer than this version of adflux-migrate, and differs from its model: use the newer version.",
            { HasPending: true } =>
                "The database differs from the model. Migrations are pending: adflux-migrate up applies them; then compare again.",
            _ => "The database differs from the model: adflux-migrate drift --sql prints what mends it.",
        };

    private static void WriteScript(TextWriter output, SchemaDrift drift, bool isPostgreSql)
    {
        if (!drift.HasDrift)
        {
            output.WriteLine("-- The database does not differ from the model.");
            return;
        }

        output.WriteLine(
            isPostgreSql
                ? "-- Run it with psql -v ON_ERROR_STOP=1 -f <this file>, and without -1: not all of it can be in a transaction."
                : "-- Back the database up, then run it with sqlite3 -bail <database> < <this file>: without -bail an error would not stop it."
        );
        foreach (var statement in drift.Mending)
        {
            output.WriteLine(statement + ";");
        }
    }

    private static string Word<T>(T value)
        where T : struct, Enum => System.Text.Json.JsonNamingPolicy.CamelCase.ConvertName(value.ToString());
}
