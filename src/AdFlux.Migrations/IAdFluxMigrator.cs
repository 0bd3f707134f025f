using AdFlux.Migrations.Faults;

namespace AdFlux.Migrations;

/// <summary>Brings one AdFlux database to a version of the schema; create one with <see cref="AdFluxMigrator"/>.</summary>
/// <remarks>
/// Any number of processes may run it on the same database at once: one works, the others wait for it and then find nothing to do.
/// Each migration is one transaction that also holds its history row, so a run that fails, is cancelled or is killed leaves whole
/// migrations only.
/// </remarks>
public interface IAdFluxMigrator
{
    /// <summary>Compares the migrations of this version with the database's history; changes nothing and waits for no lock.</summary>
    /// <remarks>A SQLite file that does not exist yet is reported as empty, and is not created.</remarks>
    /// <param name="cancellationToken">Stops reading.</param>
    /// <exception cref="DatabaseAccessException">The database cannot be opened.</exception>
    Task<MigrationStatus> GetStatusAsync(CancellationToken cancellationToken = default);

    /// <summary>Applies every pending migration, oldest first; takes no lock when there is none. Creates a missing SQLite file, in WAL mode.</summary>
    /// <param name="options">How to run; the defaults when null.</param>
    /// <param name="cancellationToken">Rolls back the migration that is running and stops.</param>
    /// <exception cref="DatabaseAccessException">The database cannot be opened.</exception>
    /// <exception cref="DatabaseNewerException">The history holds a migration that this version does not know.</exception>
    /// <exception cref="InvalidConnectionStringException">The connection string of a SQLite database says <c>Mode=ReadOnly</c>.</exception>
    /// <exception cref="MigrationOrderException">A pending migration is older than an applied one.</exception>
    /// <exception cref="MigrationLockHeldException">Another run held the lock for all of <see cref="MigrationOptions.LockWait"/>.</exception>
    /// <exception cref="MigrationFailedException">The database refused a migration.</exception>
    Task<MigrationResult> MigrateAsync(MigrationOptions? options = null, CancellationToken cancellationToken = default);

    /// <summary>Reverts every migration later than a target, newest first. This drops the data in what they created.</summary>
    /// <param name="targetMigrationId">The last migration to keep, or <see cref="AdFluxMigrator.EmptyDatabase"/> to revert all.</param>
    /// <param name="options">How to run; the defaults when null.</param>
    /// <param name="cancellationToken">Brings back the migration that is being reverted and stops.</param>
    /// <exception cref="UnknownMigrationException">The database does not hold the target.</exception>
    /// <exception cref="DatabaseAccessException">The database cannot be opened, or is a SQLite file that does not exist.</exception>
    /// <exception cref="DatabaseNewerException">The history holds a migration that this version does not know.</exception>
    /// <exception cref="InvalidConnectionStringException">The connection string of a SQLite database says <c>Mode=ReadOnly</c>.</exception>
    /// <exception cref="MigrationLockHeldException">Another run held the lock for all of <see cref="MigrationOptions.LockWait"/>.</exception>
    /// <exception cref="MigrationFailedException">The database refused to revert a migration.</exception>
    Task<MigrationResult> MigrateDownAsync(
        string targetMigrationId,
        MigrationOptions? options = null,
        CancellationToken cancellationToken = default
    );
}
