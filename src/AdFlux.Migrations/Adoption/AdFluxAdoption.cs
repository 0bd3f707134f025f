using AdFlux.Migrations.Faults;
using AdFlux.Migrations.Running;
using AdFlux.Migrations.Running.Postgres;
using AdFlux.Migrations.Running.Sqlite;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;

namespace AdFlux.Migrations.Adoption;

/// <summary>Takes over a database that the Python application (SQLAlchemy, Alembic) made, which may go on using it.</summary>
/// <remarks>
/// All of it is one transaction under the migration lock. Every table's rows are counted and hashed by what their values mean, before and
/// after: an adoption that would lose or change one is rolled back, as is one that fails, is cancelled or is killed.
/// </remarks>
public sealed class AdFluxAdoption
{
    private readonly AdoptionRun _run;

    private AdFluxAdoption(MigrationDatabase database, ILoggerFactory? loggerFactory, TimeProvider? timeProvider) =>
        _run = new(
            database,
            (loggerFactory ?? NullLoggerFactory.Instance).CreateLogger("AdFlux.Migrations"),
            timeProvider ?? TimeProvider.System
        );

    /// <summary>
    /// The adoption of a PostgreSQL database, version 15 or later: of the tables in the first schema of the connection's search path, which the user must own.
    /// </summary>
    /// <param name="connectionString">An Npgsql connection string, to the server itself and not to a pooler.</param>
    /// <param name="loggerFactory">Where to log; nowhere when null.</param>
    /// <param name="timeProvider">The clock of waits and of the migration log; the system's when null.</param>
    /// <exception cref="InvalidConnectionStringException">The connection string cannot be read.</exception>
    public static AdFluxAdoption ForPostgreSql(
        string connectionString,
        ILoggerFactory? loggerFactory = null,
        TimeProvider? timeProvider = null
    ) => new(PostgresMigrationDatabase.FromConnectionString(connectionString), loggerFactory, timeProvider);

    /// <summary>The adoption of the database of a data source, which stays the caller's to dispose.</summary>
    /// <param name="dataSource">The data source, without multiplexing.</param>
    /// <param name="loggerFactory">Where to log; nowhere when null.</param>
    /// <param name="timeProvider">The clock of waits and of the migration log; the system's when null.</param>
    /// <exception cref="InvalidConnectionStringException">The data source multiplexes commands over shared connections.</exception>
    public static AdFluxAdoption ForPostgreSql(
        NpgsqlDataSource dataSource,
        ILoggerFactory? loggerFactory = null,
        TimeProvider? timeProvider = null
    ) => new(PostgresMigrationDatabase.FromDataSource(dataSource), loggerFactory, timeProvider);

    /// <summary>The adoption of a SQLite database file.</summary>
    /// <param name="connectionString">A Microsoft.Data.Sqlite connection string that names a file.</param>
    /// <param name="loggerFactory">Where to log; nowhere when null.</param>
    /// <param name="timeProvider">The clock of waits and of the migration log; the system's when null.</param>
    /// <exception cref="InvalidConnectionStringException">The connection string cannot be read or names no file.</exception>
    public static AdFluxAdoption ForSqlite(
        string connectionString,
        ILoggerFactory? loggerFactory = null,
        TimeProvider? timeProvider = null
    ) => new(SqliteMigrationDatabase.FromConnectionString(connectionString), loggerFactory, timeProvider);

    /// <summary>Reads the schema and every row, and tells what an adoption would do and what stands in its way; changes nothing.</summary>
    /// <param name="options">How the adoption would run; the defaults when null.</param>
    /// <param name="cancellationToken">Stops reading.</param>
    /// <exception cref="DatabaseAccessException">The database cannot be opened or read.</exception>
    public Task<AdoptionExamination> ExamineAsync(AdoptionOptions? options = null, CancellationToken cancellationToken = default) =>
        _run.ExamineAsync(options ?? new(), cancellationToken);

    /// <summary>Examines the database and, when nothing is in the way, converts it; does nothing to one that holds our migrations already.</summary>
    /// <param name="options">How to run; the defaults when null.</param>
    /// <param name="cancellationToken">Rolls back and stops.</param>
    /// <exception cref="AdoptionRefusedException">The database is empty, not one of AdFlux, or something blocks the adoption.</exception>
    /// <exception cref="AdoptionFailedException">The database refused a statement, or a row would have been lost or changed.</exception>
    /// <exception cref="DatabaseAccessException">The database cannot be opened or read.</exception>
    /// <exception cref="MigrationLockHeldException">Another run held the lock for all of <see cref="MigrationOptions.LockWait"/>.</exception>
    public Task<AdoptionResult> AdoptAsync(AdoptionOptions? options = null, CancellationToken cancellationToken = default) =>
        _run.AdoptAsync(options ?? new(), cancellationToken);
}
