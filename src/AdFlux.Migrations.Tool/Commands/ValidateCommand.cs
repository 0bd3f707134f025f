using System.CommandLine;
using AdFlux.Migrations.Tool.Output;

namespace AdFlux.Migrations.Tool.Commands;

/// <summary><c>adflux-migrate validate</c></summary>
internal static class ValidateCommand
{
    public static Command Create(SharedOptions shared)
    {
        var command = new ToolCommand(
            "validate",
            "Compare the history with this version: checksums, order, what is pending, failed or unknown; changes nothing. Exits with 5 for a "
                + "changed checksum or a wrong order, 6 when the database is newer, 3 when only migrations are pending.",
            "adflux-migrate validate --provider postgresql --connection-file adflux.connection"
        )
        {
            RunOptions.AllowNewer,
            RunOptions.AllowOutOfOrder,
        };
        return shared.CompleteForMigrations(command, takesLock: false, RunAsync);
    }

    private static async Task<ExitCode> RunAsync(DatabaseRun run, CancellationToken cancellationToken)
    {
        var found = await run.Migrator.ValidateAsync(cancellationToken).ConfigureAwait(false);
        run.Report.WriteFindings(found.Findings);
        var excused = new List<MigrationFindingKind>();
        if (run.CommandLine.GetValue(RunOptions.AllowNewer))
        {
            excused.Add(MigrationFindingKind.Unknown);
        }

        if (run.CommandLine.GetValue(RunOptions.AllowOutOfOrder))
        {
            excused.Add(MigrationFindingKind.OutOfOrder);
        }

        return FindingsReport.ExitCodeOf(found.Findings.Where(finding => !excused.Contains(finding.Kind)));
    }
}
