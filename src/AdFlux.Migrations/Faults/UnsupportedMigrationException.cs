namespace AdFlux.Migrations.Faults;

/// <summary>
/// A migration says something that its database cannot do, or that FluentMigrator would leave out or write wrong there; the message says what to
/// write instead. Nothing of it stays.
/// </summary>
public sealed class UnsupportedMigrationException : MigrationException
{
    internal UnsupportedMigrationException(string message)
        : base(message) { }

    internal UnsupportedMigrationException(string message, Exception innerException)
        : base(message, innerException) { }

    internal static UnsupportedMigrationException Of(string migrationId, string databaseType, string reason, Exception innerException) =>
        new($"Migration {migrationId} cannot be written for {databaseType}: {reason}", innerException);
}
