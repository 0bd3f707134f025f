namespace AdFlux.Migrations.Faults;

/// <summary>The database's history holds migrations that this version does not know, so a newer version has been here.</summary>
public sealed class DatabaseNewerException : MigrationException
{
    internal DatabaseNewerException(IReadOnlyList<string> unknownMigrationIds)
        : base(
            $"The database is newer than this version: it holds {string.Join(", ", unknownMigrationIds)}, "
                + "which this version does not know. Nothing was changed; use the newer version, or allow it where the newer schema is known to "
                + $"fit this version ({nameof(MigrationOptions.AllowNewer)}, or --allow-newer)."
        ) => UnknownMigrationIds = unknownMigrationIds;

    /// <summary>The migrations that this version does not know, oldest first.</summary>
    public IReadOnlyList<string> UnknownMigrationIds { get; }
}
