using System.CommandLine;
using AdFlux.Migrations.Tool.Output;

namespace AdFlux.Migrations.Tool.Commands;

/// <summary><c>adflux-migrate repair</c></summary>
internal static class RepairCommand
{
    private static readonly Option<bool> Apply = new("--apply") { Description = "Mend what can be mended; otherwise it is only shown." };

    private static readonly Option<string[]> Accept = new("--accept")
    {
        Description = "A migration whose applied SQL is accepted as it is, although it is not this version's. May be given again.",
        HelpName = "id",
    };

    static RepairCommand() => Accept.Validators.Add(result => MigrationId.Validate(result, "--accept", emptyDatabase: null));

    public static Command Create(SharedOptions shared)
    {
        var command = new ToolCommand(
            "repair",
            "Say what failed and what to run. With --apply, remove the invalid index of an interrupted migration, and record the checksum of what is "
                + "accepted. Exits as validate does for what remains.",
            "adflux-migrate repair --apply --accept 20260101000000_Initial --provider postgresql --connection-file adflux.connection"
        )
        {
            Apply,
            Accept,
        };
        return shared.CompleteForMigrations(command, takesLock: true, RunAsync);
    }

    private static async Task<ExitCode> RunAsync(DatabaseRun run, CancellationToken cancellationToken)
    {
        var options = new MigrationRepairOptions
        {
            Apply = run.CommandLine.GetValue(Apply),
            AcceptedMigrationIds = run.CommandLine.GetValue(Accept) ?? [],
            Run = run.Options,
        };
        var repair = await run.Migrator.RepairAsync(options, cancellationToken).ConfigureAwait(false);
        run.Report.WriteRepair(repair);
        return FindingsReport.ExitCodeOf(repair.IsApplied ? repair.Remaining : [.. repair.Mended, .. repair.Remaining]);
    }
}
