namespace AdFlux.Migrations.Faults;

/// <summary>A pending migration is older than one that the database already holds, so they would run in another order than everywhere else.</summary>
public sealed class MigrationOrderException : MigrationException
{
    internal MigrationOrderException(string pendingMigrationId, string appliedMigrationId)
        : base(
            $"Migration {pendingMigrationId} is pending although the later {appliedMigrationId} is applied. Nothing was changed; "
                + $"where the two do not depend on each other, allow it ({nameof(MigrationOptions.AllowOutOfOrder)}, or --allow-out-of-order); "
                + $"otherwise migrate down to before {pendingMigrationId} first, or restore the history row that is missing."
        ) => MigrationId = pendingMigrationId;

    /// <summary>The pending migration that is out of order.</summary>
    public string MigrationId { get; }
}
