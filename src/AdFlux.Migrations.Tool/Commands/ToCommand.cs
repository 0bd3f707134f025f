using System.CommandLine;
using AdFlux.Migrations.Tool.Output;

namespace AdFlux.Migrations.Tool.Commands;

/// <summary><c>adflux-migrate to</c>: up or down, whichever leads to the target; down says yes, since it drops data.</summary>
internal static class ToCommand
{
    private static readonly Argument<string> Target = new("id")
    {
        Description = $"The last migration that the database is to hold, or {AdFluxMigrator.EmptyDatabase} for none.",
    };

    static ToCommand() => Target.Validators.Add(result => MigrationId.Validate(result, "to", "for an empty database"));

    public static Command Create(SharedOptions shared)
    {
        var command = new ToolCommand(
            "to",
            "Apply what is pending up to a migration, and revert what is later, which drops data and needs --yes.",
            "adflux-migrate to 20260101000000_Initial --provider postgresql --connection-file adflux.connection"
        )
        {
            Target,
            DownCommand.Yes,
            RunOptions.DryRun,
            RunOptions.AllowNewer,
            RunOptions.AllowOutOfOrder,
        };
        return shared.CompleteForMigrations(command, takesLock: true, RunAsync);
    }

    private static async Task<ExitCode> RunAsync(DatabaseRun run, CancellationToken cancellationToken)
    {
        var options = run.Options with { AllowReverting = run.Options.DryRun || run.CommandLine.GetValue(DownCommand.Yes) };
        var target = run.CommandLine.GetRequiredValue(Target);
        run.Report.WriteResult(await run.Migrator.MigrateToAsync(target, options, cancellationToken).ConfigureAwait(false));
        return ExitCode.Ok;
    }
}
