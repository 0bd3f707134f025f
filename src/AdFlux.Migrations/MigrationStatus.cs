namespace AdFlux.Migrations;

/// <summary>The migrations of this version beside those of a database.</summary>
/// <param name="Migrations">Every migration that this version knows, AdFlux's first and the application's after them, each oldest first.</param>
/// <param name="UnknownMigrationIds">Migrations in the database's history that this version does not know, oldest first.</param>
public sealed record MigrationStatus(IReadOnlyList<MigrationState> Migrations, IReadOnlyList<string> UnknownMigrationIds)
{
    /// <summary>Whether any migration is yet to be applied.</summary>
    public bool HasPending => Migrations.Any(migration => !migration.IsApplied);

    /// <summary>Whether a newer version has migrated the database, so that this one refuses to.</summary>
    public bool IsDatabaseNewer => UnknownMigrationIds.Count > 0;
}

/// <summary>One migration that this version knows.</summary>
/// <param name="MigrationId">Its id, such as <c>20260101000000_Initial</c>.</param>
/// <param name="IsApplied">Whether the database holds it.</param>
/// <param name="AppliedAt">When it was last applied, in UTC; null when pending, or applied by something other than this runner.</param>
public sealed record MigrationState(string MigrationId, bool IsApplied, DateTimeOffset? AppliedAt)
{
    /// <summary>Whether it is one of the application's own migrations.</summary>
    public bool IsApplication { get; init; }
}
