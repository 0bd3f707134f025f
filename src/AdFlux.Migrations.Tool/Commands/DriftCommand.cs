using System.CommandLine;
using AdFlux.Migrations.Schema;
using AdFlux.Migrations.Tool.Output;

namespace AdFlux.Migrations.Tool.Commands;

/// <summary><c>adflux-migrate drift</c></summary>
internal static class DriftCommand
{
    private static readonly Option<bool> Sql = new("--sql")
    {
        Description = "Print only the SQL script that mends what differs; run it by hand.",
    };

    public static Command Create(SharedOptions shared)
    {
        var command = new ToolCommand(
            "drift",
            "Compare the database with the model of this version; changes nothing. Exits with 5 when they differ, 6 when the database is newer.",
            "adflux-migrate drift --provider postgresql --connection-file adflux.connection"
        )
        {
            Sql,
        };
        return shared.Complete(command, takesLock: false, RunAsync);
    }

    private static async Task<ExitCode> RunAsync(DatabaseRun run, CancellationToken cancellationToken)
    {
        var onlySql = run.CommandLine.GetValue(Sql);
        if (onlySql && run.Report.IsJson)
        {
            throw new UsageException("--sql prints a script, so it goes without --output json, whose document holds the statements too.");
        }

        var drift = await Schema(run.Database).CompareAsync(cancellationToken).ConfigureAwait(false);
        var status = drift.HasDrift ? await run.Migrator.GetStatusAsync(cancellationToken).ConfigureAwait(false) : null;
        if (onlySql)
        {
            run.Report.WriteScript(drift, run.Database.IsPostgreSql);
        }
        else
        {
            run.Report.WriteDrift(drift, status);
        }

        return status switch
        {
            null => ExitCode.Ok,
            { IsDatabaseNewer: true } => ExitCode.DatabaseNewer,
            _ => ExitCode.Different,
        };
    }

    private static AdFluxSchema Schema(DatabaseChoice database) =>
        database.IsPostgreSql ? AdFluxSchema.ForPostgreSql(database.ConnectionString) : AdFluxSchema.ForSqlite(database.ConnectionString);
}
