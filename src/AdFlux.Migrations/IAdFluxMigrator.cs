using AdFlux.Migrations.Faults;

namespace AdFlux.Migrations;

/// <summary>Brings one AdFlux database to a version of the schema; create one with <see cref="AdFluxMigrator"/>.</summary>
/// <remarks>
/// Any number of processes may run it on the same database at once: one works, the others wait for it and then find nothing to do.
/// Each migration is one transaction that also holds its history row, so a run that fails, is cancelled or is killed leaves whole
/// migrations only. One that cannot be in a transaction, such as <c>CREATE INDEX CONCURRENTLY</c>, is one command; when it ends in the
/// middle, the next run clears away what it left and runs it again.
/// <para>
/// One that was created with an application's own migrations has them too: they come after all of AdFlux's, in the same run and under the same lock, and
/// have a history of their own. "This version" is then AdFlux's and the application's. One that was created without them neither sees nor changes them.
/// </para>
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
    /// <exception cref="ChecksumMismatchException">An applied migration was applied with other SQL than this version's.</exception>
    /// <exception cref="UnsupportedMigrationException">A migration says what this database cannot do. Nothing of it has run.</exception>
    /// <exception cref="MigrationFailedException">The database refused a migration.</exception>
    Task<MigrationResult> MigrateAsync(MigrationOptions? options = null, CancellationToken cancellationToken = default);

    /// <summary>
    /// Applies what is pending up to a migration, and reverts what is later where <see cref="MigrationOptions.AllowReverting"/> says so; reverting
    /// comes first, and drops the data in what it reverts.
    /// </summary>
    /// <param name="targetMigrationId">The last migration that the database is to hold, or <see cref="AdFluxMigrator.EmptyDatabase"/>.</param>
    /// <param name="options">How to run; the defaults when null.</param>
    /// <param name="cancellationToken">Rolls back the migration that is running and stops.</param>
    /// <exception cref="UnknownMigrationException">This version does not know the target.</exception>
    /// <exception cref="RevertNotAllowedException">Migrations are to be reverted, and it is not allowed.</exception>
    /// <exception cref="DatabaseAccessException">The database cannot be opened.</exception>
    /// <exception cref="DatabaseNewerException">The history holds a migration that this version does not know.</exception>
    /// <exception cref="InvalidConnectionStringException">The connection string of a SQLite database says <c>Mode=ReadOnly</c>.</exception>
    /// <exception cref="MigrationOrderException">A pending migration is older than an applied one.</exception>
    /// <exception cref="MigrationLockHeldException">Another run held the lock for all of <see cref="MigrationOptions.LockWait"/>.</exception>
    /// <exception cref="ChecksumMismatchException">Nothing is to be reverted, and a migration was applied with other SQL than this version's.</exception>
    /// <exception cref="DependentsException">Tables or views that stay need a table that would be dropped. Nothing was changed.</exception>
    /// <exception cref="UnsupportedMigrationException">A migration says what this database cannot do. Nothing of it has run.</exception>
    /// <exception cref="MigrationFailedException">The database refused a migration.</exception>
    Task<MigrationResult> MigrateToAsync(
        string targetMigrationId,
        MigrationOptions? options = null,
        CancellationToken cancellationToken = default
    );

    /// <summary>Reverts every migration later than a target, newest first. This drops the data in what they created.</summary>
    /// <remarks>
    /// The application's own migrations are later than all of AdFlux's. Without them, tables and views that need what is dropped are left over: that is
    /// refused before anything changes.
    /// </remarks>
    /// <param name="targetMigrationId">The last migration to keep, or <see cref="AdFluxMigrator.EmptyDatabase"/> to revert all.</param>
    /// <param name="options">How to run; the defaults when null.</param>
    /// <param name="cancellationToken">Brings back the migration that is being reverted and stops.</param>
    /// <exception cref="UnknownMigrationException">The database does not hold the target.</exception>
    /// <exception cref="DatabaseAccessException">The database cannot be opened, or is a SQLite file that does not exist.</exception>
    /// <exception cref="DatabaseNewerException">The history holds a migration that this version does not know.</exception>
    /// <exception cref="InvalidConnectionStringException">The connection string of a SQLite database says <c>Mode=ReadOnly</c>.</exception>
    /// <exception cref="MigrationLockHeldException">Another run held the lock for all of <see cref="MigrationOptions.LockWait"/>.</exception>
    /// <exception cref="DependentsException">Tables or views that stay need a table that would be dropped. Nothing was changed.</exception>
    /// <exception cref="UnsupportedMigrationException">A migration says what this database cannot do. Nothing of it has run.</exception>
    /// <exception cref="MigrationFailedException">The database refused to revert a migration.</exception>
    Task<MigrationResult> MigrateDownAsync(
        string targetMigrationId,
        MigrationOptions? options = null,
        CancellationToken cancellationToken = default
    );

    /// <summary>Compares the history with this version: checksums, order, what is pending, failed, interrupted or unknown. Changes nothing.</summary>
    /// <param name="cancellationToken">Stops reading.</param>
    /// <exception cref="DatabaseAccessException">The database cannot be opened.</exception>
    Task<MigrationValidation> ValidateAsync(CancellationToken cancellationToken = default);

    /// <summary>Mends what a failed or changed migration left in the database, or only tells what it would mend.</summary>
    /// <remarks>
    /// It removes the invalid index of an interrupted <c>CREATE INDEX CONCURRENTLY</c>, ends a reverting that was interrupted, and records the present
    /// checksum of migrations that are accepted. What is pending stays pending.
    /// </remarks>
    /// <param name="options">What may be mended; only tells when null.</param>
    /// <param name="cancellationToken">Stops after the mending that is going on.</param>
    /// <exception cref="UnknownMigrationException">An accepted migration is not one of this version.</exception>
    /// <exception cref="DatabaseAccessException">The database cannot be opened or does not exist, or refuses the mending.</exception>
    /// <exception cref="MigrationLockHeldException">Another run held the lock for all of <see cref="MigrationOptions.LockWait"/>.</exception>
    Task<MigrationRepair> RepairAsync(MigrationRepairOptions? options = null, CancellationToken cancellationToken = default);

    /// <summary>Returns once the database can be reached: at once for a SQLite file that does not exist yet, since it can be made.</summary>
    /// <param name="timeout">How long to try; <see cref="TimeSpan.Zero"/> tries once.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    /// <exception cref="DatabaseAccessException">The database cannot be reached in time, or ever, such as with a wrong password.</exception>
    Task WaitForDatabaseAsync(TimeSpan timeout, CancellationToken cancellationToken = default);

    /// <summary>Returns once the database holds every migration of this version; applies none.</summary>
    /// <param name="timeout">How long to wait; <see cref="TimeSpan.Zero"/> looks once.</param>
    /// <param name="options">Whether newer migrations are allowed; not so when null. The rest does not matter here.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    /// <exception cref="MigrationsPendingException">Migrations are still pending.</exception>
    /// <exception cref="DatabaseNewerException">The history holds a migration that this version does not know.</exception>
    /// <exception cref="DatabaseAccessException">The database cannot be reached in time, or ever.</exception>
    Task<MigrationStatus> WaitUntilMigratedAsync(
        TimeSpan timeout,
        MigrationOptions? options = null,
        CancellationToken cancellationToken = default
    );

    /// <summary>Tells who holds the migration lock now; nobody when empty.</summary>
    /// <remarks>Who holds that of a SQLite database is known on Linux only, and of other users' processes to the administrator only.</remarks>
    /// <param name="cancellationToken">Stops asking.</param>
    /// <exception cref="DatabaseAccessException">The database cannot be asked.</exception>
    Task<IReadOnlyList<MigrationLockHolder>> GetLockHoldersAsync(CancellationToken cancellationToken = default);

    /// <summary>Ends the session that holds the migration lock, which rolls back the migration that it is running.</summary>
    /// <param name="processId">The holder's <see cref="MigrationLockHolder.ProcessId"/>; nothing happens when it does not hold the lock any more.</param>
    /// <param name="cancellationToken">Stops waiting for the end.</param>
    /// <returns>Whether it held the lock and has ended.</returns>
    /// <exception cref="NotSupportedException">The database is SQLite, where the holder's process must be ended.</exception>
    /// <exception cref="DatabaseAccessException">The database cannot be asked, or this user may not end that session.</exception>
    Task<bool> EndLockHolderAsync(int processId, CancellationToken cancellationToken = default);
}
