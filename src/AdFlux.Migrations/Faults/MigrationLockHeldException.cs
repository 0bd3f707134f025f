namespace AdFlux.Migrations.Faults;

/// <summary>Another run held the migration lock, or another connection the whole SQLite database, for longer than we were to wait.</summary>
public sealed class MigrationLockHeldException : MigrationException
{
    internal MigrationLockHeldException(string message, Exception? innerException = null)
        : base(message, innerException) { }
}
