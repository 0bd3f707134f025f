namespace AdFlux.Migrations.Faults;

/// <summary>The target of a run is not a migration that the database holds, or that this version knows.</summary>
public sealed class UnknownMigrationException : MigrationException
{
    private UnknownMigrationException(string targetMigrationId, string message)
        : base(message) => TargetMigrationId = targetMigrationId;

    /// <summary>What was asked for.</summary>
    public string TargetMigrationId { get; }

    internal static UnknownMigrationException NotApplied(string targetMigrationId, IReadOnlyList<string> appliedMigrationIds) =>
        new(
            targetMigrationId,
            appliedMigrationIds.Count == 0
                ? $"The database holds no migration {targetMigrationId}: none is applied."
                : $"The database holds no migration {targetMigrationId}. It holds {string.Join(", ", appliedMigrationIds)}; "
                    + $"{AdFluxMigrator.EmptyDatabase} reverts them all."
        );

    internal static UnknownMigrationException NotInThisVersion(string targetMigrationId, IEnumerable<string> knownMigrationIds) =>
        new(
            targetMigrationId,
            $"This version knows no migration {targetMigrationId}. It knows {string.Join(", ", knownMigrationIds)}; "
                + $"{AdFluxMigrator.EmptyDatabase} is the empty database."
        );

    internal static UnknownMigrationException BeforeStart(string fromMigrationId, string toMigrationId) =>
        new(toMigrationId, $"{toMigrationId} is older than {fromMigrationId}: a script goes from the older to the newer.");
}
