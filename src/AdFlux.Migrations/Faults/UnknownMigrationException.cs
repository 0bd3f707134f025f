namespace AdFlux.Migrations.Faults;

/// <summary>The target of a migration down is not a migration that the database holds.</summary>
public sealed class UnknownMigrationException : MigrationException
{
    internal UnknownMigrationException(string targetMigrationId, IReadOnlyList<string> appliedMigrationIds)
        : base(
            appliedMigrationIds.Count == 0
                ? $"The database holds no migration {targetMigrationId}: none is applied."
                : $"The database holds no migration {targetMigrationId}. It holds {string.Join(", ", appliedMigrationIds)}; "
                    + $"{AdFluxMigrator.EmptyDatabase} reverts them all."
        ) => TargetMigrationId = targetMigrationId;

    /// <summary>What was asked for.</summary>
    public string TargetMigrationId { get; }
}
