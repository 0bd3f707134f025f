namespace AdFlux.Migrations.Faults;

/// <summary>The connection string cannot be read, or names a database that cannot be migrated safely.</summary>
/// <remarks>Has no inner exception: the driver's own may repeat a part of the password.</remarks>
public sealed class InvalidConnectionStringException : MigrationException
{
    internal InvalidConnectionStringException(string message)
        : base(message) { }
}
