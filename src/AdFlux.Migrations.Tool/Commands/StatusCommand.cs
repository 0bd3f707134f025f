using System.CommandLine;
using AdFlux.Migrations.Tool.Output;

namespace AdFlux.Migrations.Tool.Commands;

/// <summary><c>adflux-migrate status</c></summary>
internal static class StatusCommand
{
    public static Command Create(SharedOptions shared)
    {
        var command = new ToolCommand(
            "status",
            "Show which migrations the database holds; changes nothing. Exits with 3 when any is pending, 6 when the database is newer.",
            "adflux-migrate status --provider postgresql --connection-file adflux.connection"
        )
        {
            RunOptions.AllowNewer,
        };
        return shared.CompleteForMigrations(command, takesLock: false, RunAsync);
    }

    private static async Task<ExitCode> RunAsync(DatabaseRun run, CancellationToken cancellationToken)
    {
        var status = await run.Migrator.GetStatusAsync(cancellationToken).ConfigureAwait(false);
        run.Report.WriteStatus(status);
        return status switch
        {
            { IsDatabaseNewer: true } when !run.CommandLine.GetValue(RunOptions.AllowNewer) => ExitCode.DatabaseNewer,
            { HasPending: true } => ExitCode.Pending,
            _ => ExitCode.Ok,
        };
    }
}
