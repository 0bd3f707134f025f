using System.Data.Common;

namespace AdFlux.Migrations.Faults;

/// <summary>The database refused a statement of the adoption, the connection was lost, or a row would have been lost or changed.</summary>
public sealed class AdoptionFailedException : MigrationException
{
    private AdoptionFailedException(string message, DbException? cause)
        : base(message, cause) { }

    /// <summary>
    /// Whether the connection was lost while committing, so that the adoption may have taken effect; otherwise it was rolled back whole.
    /// Examine the database again to know.
    /// </summary>
    public bool OutcomeUnknown { get; private init; }

    internal static AdoptionFailedException RolledBack(string explanation, DbException? cause = null) =>
        new($"The adoption failed and was rolled back, so the database is as it was: {explanation}", cause);

    internal static AdoptionFailedException LostAtCommit(DbException cause) =>
        new(
            "The connection was lost while the adoption was committing. Examine the database again: its history tells if it took effect.",
            cause
        )
        {
            OutcomeUnknown = true,
        };
}
