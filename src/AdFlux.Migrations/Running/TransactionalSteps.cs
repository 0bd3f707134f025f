using System.Data.Common;
using AdFlux.Migrations.Running.History;
using Microsoft.Extensions.Logging;

namespace AdFlux.Migrations.Running;

/// <summary>A migration and its history row in one transaction.</summary>
internal sealed class TransactionalSteps(
    MigrationSession session,
    MigrationHistory history,
    MigrationScript script,
    ILogger logger,
    TimeProvider timeProvider,
    CancellationToken cancellationToken
) : SessionSteps(session, script, logger, cancellationToken)
{
    private readonly long _started = timeProvider.GetTimestamp();

    /// <summary>How long the commands took.</summary>
    public TimeSpan Duration { get; private set; }

    /// <summary>Whether the commit was sent: an error since then may come from one that took effect.</summary>
    public bool IsCommitting { get; private set; }

    public override void Begin()
    {
        Wait(Session.BeginTransactionAsync(CancellationToken));
        try
        {
            Wait(history.EnsureCreatedAsync(CancellationToken));
        }
        catch
        {
            // The runner rolls back only what has begun.
            Rollback();
            throw;
        }
    }

    protected override void RecordCore()
    {
        Duration = timeProvider.GetElapsedTime(_started);
        Wait(history.RecordAsync(Script, Duration, CancellationToken));
        MigrationLog.Recorded(Logger, Script.MigrationId);
    }

    public override void Commit()
    {
        Wait(Session.CommitAsync(() => IsCommitting = true, CancellationToken));
        Wait(Session.EndTransactionAsync());
    }

    public override void Rollback()
    {
        try
        {
            Wait(Session.EndTransactionAsync());
        }
        catch (DbException)
        {
            // The connection is gone, and with it the transaction: what ended it is the error to report.
        }
    }
}
