using System.CommandLine;
using AdFlux.Migrations.Tool.Output;

namespace AdFlux.Migrations.Tool.Commands;

/// <summary><c>adflux-migrate down</c>, which names its target and says yes, since it drops data.</summary>
internal static class DownCommand
{
    public static readonly Option<bool> Yes = new("--yes")
    {
        Description = "Yes, drop the tables and columns of the reverted migrations, and their data.",
    };

    private static readonly Option<string> Target = new("--to")
    {
        Description = $"The last migration to keep, or {AdFluxMigrator.EmptyDatabase} to revert all.",
        HelpName = "id",
        Required = true,
    };

    static DownCommand() => Target.Validators.Add(result => MigrationId.Validate(result, "--to", "to revert all"));

    public static Command Create(SharedOptions shared)
    {
        var command = new ToolCommand(
            "down",
            "Revert every migration later than a target. This drops data.",
            "adflux-migrate down --to 0 --yes --provider postgresql --connection-file adflux.connection"
        )
        {
            Target,
            Yes,
            RunOptions.DryRun,
        };
        return shared.CompleteForMigrations(command, takesLock: true, RunAsync);
    }

    private static async Task<ExitCode> RunAsync(DatabaseRun run, CancellationToken cancellationToken)
    {
        if (!run.Options.DryRun && !run.CommandLine.GetValue(Yes))
        {
            throw new UsageException("down drops the data of what it reverts. Back it up, then add --yes; --dry-run shows what would run.");
        }

        var target = run.CommandLine.GetRequiredValue(Target);
        run.Report.WriteResult(await run.Migrator.MigrateDownAsync(target, run.Options, cancellationToken).ConfigureAwait(false));
        return ExitCode.Ok;
    }
}
