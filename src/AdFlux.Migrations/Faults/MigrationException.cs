using AdFlux.Data.Faults;

namespace AdFlux.Migrations.Faults;

/// <summary>The base of every error of the migration runner; none of them ever repeats a connection string.</summary>
public abstract class MigrationException : AdFluxException
{
    private protected MigrationException(string message)
        : base(message) { }

    private protected MigrationException(string message, Exception? innerException)
        : base(message, innerException) { }
}
