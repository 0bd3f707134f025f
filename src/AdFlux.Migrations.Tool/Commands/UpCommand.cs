using System.CommandLine;
using AdFlux.Migrations.Tool.Output;

namespace AdFlux.Migrations.Tool.Commands;

/// <summary><c>adflux-migrate up</c></summary>
internal static class UpCommand
{
    public static Command Create(SharedOptions shared)
    {
        var command = new ToolCommand(
            "up",
            "Apply every pending migration. Any number of runs may start at once: one works, the others wait.",
            "adflux-migrate up --provider sqlite --connection \"Data Source=adflux.db\""
        )
        {
            RunOptions.DryRun,
            RunOptions.AllowNewer,
            RunOptions.AllowOutOfOrder,
        };
        return shared.CompleteForMigrations(command, takesLock: true, RunAsync);
    }

    private static async Task<ExitCode> RunAsync(DatabaseRun run, CancellationToken cancellationToken)
    {
        run.Report.WriteResult(await run.Migrator.MigrateAsync(run.Options, cancellationToken).ConfigureAwait(false));
        return ExitCode.Ok;
    }
}
