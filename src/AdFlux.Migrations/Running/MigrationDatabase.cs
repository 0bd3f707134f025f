using System.Data.Common;
using AdFlux.Migrations.Faults;
using Microsoft.EntityFrameworkCore;

namespace AdFlux.Migrations.Running;

/// <summary>A database to migrate: the seam between the runner and the two providers.</summary>
internal abstract class MigrationDatabase
{
    /// <summary>The provider's name in the migration log.</summary>
    public abstract string Provider { get; }

    /// <summary>What messages call the database; holds no password.</summary>
    public abstract string Name { get; }

    /// <summary>Whether a connection can be lost between sending a commit and its answer.</summary>
    public abstract bool CanLoseConnection { get; }

    /// <summary>What the database said, on one line and with what it takes to act on it.</summary>
    public abstract string Explain(DbException exception);

    /// <summary>Refuses what can never succeed, before anything is opened.</summary>
    /// <exception cref="InvalidConnectionStringException">The connection string allows reading only.</exception>
    /// <exception cref="DatabaseAccessException">There is nothing to revert, since the database does not exist.</exception>
    public virtual void Check(MigrationDirection direction) { }

    /// <summary>Opens the database as it is; null when it does not exist but can be made.</summary>
    /// <exception cref="DatabaseAccessException">It cannot be opened.</exception>
    public abstract Task<MigrationSession?> OpenAsync(CancellationToken cancellationToken);

    /// <summary>Opens the database, made if need be, holding the migration lock.</summary>
    /// <exception cref="DatabaseAccessException">It cannot be opened.</exception>
    /// <exception cref="MigrationLockHeldException">Another run holds the lock.</exception>
    public abstract Task<MigrationSession> OpenLockedAsync(LockPatience patience, CancellationToken cancellationToken);

    /// <summary>Options for a context that generates SQL and never connects.</summary>
    public abstract DbContextOptions SqlGenerationOptions { get; }
}
