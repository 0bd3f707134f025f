using System.CommandLine;
using AdFlux.Migrations.Tool.Output;

namespace AdFlux.Migrations.Tool.Commands;

/// <summary><c>adflux-migrate wait</c></summary>
internal static class WaitCommand
{
    private static readonly SecondsOption Time = new("--timeout", "How many seconds to wait; 0 looks once.", byDefault: 60);

    public static Command Create(SharedOptions shared)
    {
        var command = new ToolCommand(
            "wait",
            "Wait until the database can be reached and holds every migration of this version; applies none. Exits with 3 when migrations are still "
                + "pending after --timeout, 7 when it still cannot be reached, 6 at once when it is newer.",
            "adflux-migrate wait --timeout 300 --provider postgresql --connection-file adflux.connection"
        )
        {
            Time,
            RunOptions.AllowNewer,
        };
        ApplicationOptions.AddTo(command);
        return shared.CompleteWithoutWait(command, takesLock: false, RunAsync);
    }

    private static async Task<ExitCode> RunAsync(DatabaseRun run, CancellationToken cancellationToken)
    {
        var timeout = SecondsOption.ToTime(run.CommandLine.GetValue(Time))!.Value;
        var options = new MigrationOptions { AllowNewer = run.CommandLine.GetValue(RunOptions.AllowNewer) };
        run.Report.WriteStatus(await run.Migrator.WaitUntilMigratedAsync(timeout, options, cancellationToken).ConfigureAwait(false));
        return ExitCode.Ok;
    }
}
