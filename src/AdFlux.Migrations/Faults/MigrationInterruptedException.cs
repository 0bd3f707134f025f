namespace AdFlux.Migrations.Faults;

/// <summary>A run was cancelled inside a migration that cannot be in a transaction, so that nothing rolled it back; the next run completes it.</summary>
public sealed class MigrationInterruptedException : OperationCanceledException
{
    internal MigrationInterruptedException(string migrationId, OperationCanceledException cause)
        : base(
            $"Cancelled in the middle of {migrationId}, which cannot be in a transaction. The next run clears away what it left and runs it again.",
            cause,
            cause.CancellationToken
        ) => MigrationId = migrationId;

    /// <summary>The migration that was running.</summary>
    public string MigrationId { get; }
}
