using System.Data.Common;

namespace AdFlux.Migrations.Faults;

/// <summary>The database refused a migration, or the connection to it was lost in the middle of one.</summary>
public sealed class MigrationFailedException : MigrationException
{
    private MigrationFailedException(string migrationId, string message, DbException cause)
        : base(message, cause) => MigrationId = migrationId;

    /// <summary>The migration that failed; those before it stay as they are.</summary>
    public string MigrationId { get; }

    /// <summary>
    /// Whether the connection was lost while committing, so that the migration may have taken effect; otherwise it was rolled back whole.
    /// The history tells: run again, or read the status.
    /// </summary>
    public bool OutcomeUnknown { get; private init; }

    internal static MigrationFailedException RolledBack(string migrationId, string explanation, DbException cause) =>
        new(migrationId, $"Migration {migrationId} failed and was rolled back: {explanation}", cause);

    internal static MigrationFailedException LostAtCommit(string migrationId, DbException cause) =>
        new(
            migrationId,
            $"The connection was lost while migration {migrationId} was committing. Run again: the history tells if it took effect.",
            cause
        )
        {
            OutcomeUnknown = true,
        };
}
