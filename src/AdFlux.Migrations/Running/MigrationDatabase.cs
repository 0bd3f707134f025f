using System.Data.Common;
using AdFlux.Migrations.Faults;
using AdFlux.Migrations.Generation;

namespace AdFlux.Migrations.Running;

/// <summary>A database to migrate: the seam between the runner and the two providers.</summary>
internal abstract class MigrationDatabase
{
    /// <summary>How migrations are written for it.</summary>
    public abstract MigrationDialect Dialect { get; }

    /// <summary>What messages call the database; holds no password.</summary>
    public abstract string Name { get; }

    /// <summary>Whether a connection can be lost between sending a commit and its answer.</summary>
    public abstract bool CanLoseConnection { get; }

    /// <summary>What the database said, on one line and with what it takes to act on it.</summary>
    public abstract string Explain(DbException exception);

    /// <summary>Whether the database gave up waiting for a lock.</summary>
    public abstract bool IsLockTimeout(DbException exception);

    /// <summary>Refuses what can never be written, before anything is opened.</summary>
    /// <exception cref="InvalidConnectionStringException">The connection string allows reading only.</exception>
    public virtual void CheckWritable() { }

    /// <summary>Refuses a database that does not exist where it is to be reverted or repaired.</summary>
    /// <exception cref="DatabaseAccessException">The database does not exist.</exception>
    public virtual void CheckThere() { }

    /// <summary>Opens the database as it is; null when it does not exist but can be made.</summary>
    /// <exception cref="DatabaseAccessException">It cannot be opened.</exception>
    public abstract Task<MigrationSession?> OpenAsync(CancellationToken cancellationToken);

    /// <summary>Opens the database, made if need be, holding the migration lock.</summary>
    /// <exception cref="DatabaseAccessException">It cannot be opened.</exception>
    /// <exception cref="MigrationLockHeldException">Another run holds the lock.</exception>
    public abstract Task<MigrationSession> OpenLockedAsync(SessionSettings settings, CancellationToken cancellationToken);

    /// <summary>Who holds the migration lock now; nobody waits for it here.</summary>
    /// <exception cref="DatabaseAccessException">The database cannot be asked.</exception>
    public abstract Task<IReadOnlyList<MigrationLockHolder>> FindLockHoldersAsync(CancellationToken cancellationToken);

    /// <summary>Ends the session of a process if it still holds the lock.</summary>
    /// <returns>Whether it did and is ended.</returns>
    /// <exception cref="NotSupportedException">The lock is a process's own.</exception>
    public abstract Task<bool> EndLockHolderAsync(int processId, CancellationToken cancellationToken);
}
