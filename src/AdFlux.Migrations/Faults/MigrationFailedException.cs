using System.Data.Common;

namespace AdFlux.Migrations.Faults;

/// <summary>The database refused a migration, or the connection to it was lost in the middle of one.</summary>
public sealed class MigrationFailedException : MigrationException
{
    private MigrationFailedException(string migrationId, string message, DbException cause)
        : base(message, cause) => MigrationId = migrationId;

    /// <summary>The migration that failed; those before it stay as they are.</summary>
    public string MigrationId { get; }

    /// <summary>Whether nothing stays of the migration; not so for one that cannot be in a transaction, and when the outcome is unknown.</summary>
    public bool IsRolledBack { get; private init; } = true;

    /// <summary>
    /// Whether the connection was lost while committing, so that the migration may have taken effect. The history tells: run again, or read the status.
    /// </summary>
    public bool OutcomeUnknown { get; private init; }

    internal static MigrationFailedException RolledBack(string migrationId, string explanation, DbException cause) =>
        new(migrationId, $"Migration {migrationId} failed and was rolled back: {explanation}", cause);

    internal static MigrationFailedException NotInTransaction(string migrationId, string explanation, DbException cause) =>
        new(
            migrationId,
            $"Migration {migrationId} failed: {explanation} It cannot be in a transaction; the next run clears away what it left and runs it again.",
            cause
        )
        {
            IsRolledBack = false,
        };

    internal static MigrationFailedException LostAtCommit(string migrationId, DbException cause) =>
        new(
            migrationId,
            $"The connection was lost while migration {migrationId} was committing. Run again: the history tells if it took effect.",
            cause
        )
        {
            IsRolledBack = false,
            OutcomeUnknown = true,
        };
}
