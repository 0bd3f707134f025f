namespace AdFlux.Migrations.Faults;

/// <summary>The database could not be opened, or its migration history not be read.</summary>
public sealed class DatabaseAccessException : MigrationException
{
    internal DatabaseAccessException(string message, bool isTransient, Exception? innerException = null)
        : base(message, innerException) => IsTransient = isTransient;

    /// <summary>
    /// Whether trying again later may help: the server is down, starting, or has no free connection. Not so for a wrong password or a
    /// missing folder.
    /// </summary>
    public bool IsTransient { get; }
}
