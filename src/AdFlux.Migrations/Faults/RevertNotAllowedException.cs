namespace AdFlux.Migrations.Faults;

/// <summary>The target can be reached only by reverting migrations, which drops data and was not allowed.</summary>
public sealed class RevertNotAllowedException : MigrationException
{
    internal RevertNotAllowedException(string targetMigrationId, IReadOnlyList<string> migrationIds)
        : base(
            $"To get to {targetMigrationId}, {string.Join(", ", migrationIds)} must be reverted, which drops the data in what they made. "
                + $"Nothing was changed; back it up and allow it ({nameof(MigrationOptions.AllowReverting)}, or --yes)."
        ) => MigrationIds = migrationIds;

    /// <summary>The migrations that would be reverted, newest first.</summary>
    public IReadOnlyList<string> MigrationIds { get; }
}
