using System.CommandLine;
using AdFlux.Migrations.Growth;
using AdFlux.Migrations.Tool.Output;

namespace AdFlux.Migrations.Tool.Commands;

/// <summary><c>adflux-migrate distribute</c>, on the coordinator of a Citus cluster.</summary>
internal static class DistributeCommand
{
    private static readonly Option<bool> Undo = new("--undo") { Description = "Bring all tables back to the coordinator." };

    public static Command Create(SharedOptions shared)
    {
        var command = new ToolCommand(
            "distribute",
            "Spread meta_insights over the machines of a Citus cluster, by object_id; PostgreSQL only.",
            "adflux-migrate distribute --dry-run --provider postgresql --connection-file adflux.connection"
        )
        {
            Undo,
            RunOptions.DryRun,
        };
        return shared.Complete(command, takesLock: true, RunAsync);
    }

    private static async Task<ExitCode> RunAsync(DatabaseRun run, CancellationToken cancellationToken)
    {
        run.Database.RequirePostgreSql("distribute");
        var distribution = InsightDistribution.ForPostgreSql(run.Database.ConnectionString, run.LoggerFactory);
        run.Report.WriteGrowth(
            run.CommandLine.GetValue(Undo)
                ? await distribution.UndoAsync(run.Options, cancellationToken).ConfigureAwait(false)
                : await distribution.DistributeAsync(run.Options, cancellationToken).ConfigureAwait(false)
        );
        return ExitCode.Ok;
    }
}
