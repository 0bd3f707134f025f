namespace AdFlux.Migrations;

/// <summary>Something about a database's migrations that is not as it should be.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="MigrationId">The migration that it is about.</param>
/// <param name="Message">What was found, for a person.</param>
/// <param name="Advice">What to do about it, for a person.</param>
public sealed record MigrationFinding(MigrationFindingKind Kind, string MigrationId, string Message, string Advice);

/// <summary>What a <see cref="MigrationFinding"/> is about.</summary>
public enum MigrationFindingKind
{
    /// <summary>The migration is not applied yet.</summary>
    Pending,

    /// <summary>The last try to apply or revert the migration failed and was rolled back.</summary>
    Failed,

    /// <summary>The migration cannot be in a transaction, and its last run ended in the middle.</summary>
    Interrupted,

    /// <summary>The migration is pending although a later one is applied.</summary>
    OutOfOrder,

    /// <summary>The history holds a migration that this version does not know.</summary>
    Unknown,

    /// <summary>The SQL that was applied is not the SQL that this version would apply.</summary>
    ChecksumChanged,

    /// <summary>The migration was applied by something that kept no checksum.</summary>
    ChecksumMissing,
}
