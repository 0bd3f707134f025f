using System.CommandLine;

namespace AdFlux.Migrations.Tool.Commands;

/// <summary>The options of commands that migrate.</summary>
internal sealed class RunOptions
{
    public static readonly Option<bool> AllowNewer = new("--allow-newer")
    {
        Description = "Go on where the database holds migrations that this version does not know.",
    };

    public static readonly Option<bool> AllowOutOfOrder = new("--allow-out-of-order")
    {
        Description = "Apply a migration that is older than one that the database holds.",
    };

    public static readonly Option<bool> DryRun = new("--dry-run")
    {
        Description = "Show what would run, with its SQL; write nothing, not even the history table.",
    };

    private readonly SecondsOption _lockWait = new(
        "--lock-wait",
        "How many seconds to wait for another run to finish; 0 tries once.",
        byDefault: 60
    );

    private readonly SecondsOption _lockTimeout = new(
        "--lock-timeout",
        "How many seconds a migration may wait for what another connection has locked before it is rolled back. "
            + "SQLite: for the one write lock; as --lock-wait unless given.",
        minimum: 1
    );

    private readonly SecondsOption _statementTimeout = new(
        "--statement-timeout",
        "How many seconds one statement may take before its migration is rolled back; no limit unless given.",
        minimum: 1
    );

    /// <summary>Adds what says how to take the lock, and how long the work may take.</summary>
    public void AddTo(Command command)
    {
        command.Options.Add(_lockWait);
        command.Options.Add(_lockTimeout);
        command.Options.Add(_statementTimeout);
    }

    public MigrationOptions Read(ParseResult commandLine) =>
        new()
        {
            LockWait = SecondsOption.ToTime(commandLine.GetValue(_lockWait))!.Value,
            LockTimeout = SecondsOption.ToTime(commandLine.GetValue(_lockTimeout)),
            StatementTimeout = SecondsOption.ToTime(commandLine.GetValue(_statementTimeout)),
            // A command that does not have one of these has the default.
            AllowNewer = commandLine.GetValue(AllowNewer),
            AllowOutOfOrder = commandLine.GetValue(AllowOutOfOrder),
            DryRun = commandLine.GetValue(DryRun),
        };
}
