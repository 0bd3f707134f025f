namespace AdFlux.Migrations.Faults;

/// <summary>Migrations were applied with other SQL than this version would apply, so the database may differ from what this version expects.</summary>
public sealed class ChecksumMismatchException : MigrationException
{
    internal ChecksumMismatchException(IReadOnlyList<string> migrationIds)
        : base(
            $"The SQL that {string.Join(", ", migrationIds)} was applied with is not the SQL of this version. Nothing was changed; compare the "
                + "database with the model (adflux-migrate drift). Where the difference is meant, accept it: adflux-migrate repair --apply "
                + string.Join(' ', migrationIds.Select(id => $"--accept {id}"))
        ) => MigrationIds = migrationIds;

    /// <summary>The migrations whose checksum is not the recorded one, oldest first.</summary>
    public IReadOnlyList<string> MigrationIds { get; }
}
