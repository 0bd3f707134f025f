using System.CommandLine;
using AdFlux.Migrations.Tool.Output;

namespace AdFlux.Migrations.Tool.Commands;

/// <summary><c>adflux-migrate unlock</c></summary>
internal static class UnlockCommand
{
    private static readonly Option<bool> Terminate = new("--terminate")
    {
        Description = "PostgreSQL: end the session that holds the lock, which rolls back what it is running.",
    };

    private static readonly Option<bool> Yes = new("--yes") { Description = "Yes, end it although it may be at work." };

    public static Command Create(SharedOptions shared)
    {
        var command = new ToolCommand(
            "unlock",
            "Show who holds the migration lock; with --terminate --yes, end that session (PostgreSQL). A lock ends with its holder by itself, however "
                + "that ends.",
            "adflux-migrate unlock --provider postgresql --connection-file adflux.connection"
        )
        {
            Terminate,
            Yes,
        };
        return shared.Complete(command, takesLock: false, RunAsync);
    }

    private static async Task<ExitCode> RunAsync(DatabaseRun run, CancellationToken cancellationToken)
    {
        var terminates = run.CommandLine.GetValue(Terminate);
        Check(run, terminates, run.CommandLine.GetValue(Yes));
        var holders = await run.Migrator.GetLockHoldersAsync(cancellationToken).ConfigureAwait(false);
        var ended = new List<MigrationLockHolder>();
        foreach (var holder in terminates ? holders : [])
        {
            if (await run.Migrator.EndLockHolderAsync(holder.ProcessId, cancellationToken).ConfigureAwait(false))
            {
                ended.Add(holder);
            }
        }

        run.Report.WriteLock(run.Database.IsPostgreSql, holders, ended);
        return holders.Count == ended.Count ? ExitCode.Ok : ExitCode.LockHeld;
    }

    private static void Check(DatabaseRun run, bool terminates, bool isSure)
    {
        if (terminates && !run.Database.IsPostgreSql)
        {
            throw new UsageException(
                "The lock of a SQLite database ends with the process that holds it: leave out --terminate to see which, then kill <pid>."
            );
        }

        if (terminates && !isSure)
        {
            throw new UsageException(
                "--terminate ends a migration that may be at work. Look at it without --terminate first, then add --yes."
            );
        }

        if (isSure && !terminates)
        {
            throw new UsageException("--yes goes with --terminate: type unlock --terminate --yes, or unlock alone to look.");
        }
    }
}
