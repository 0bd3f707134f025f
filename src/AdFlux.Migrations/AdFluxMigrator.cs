using AdFlux.Migrations.Faults;
using AdFlux.Migrations.Generation;
using AdFlux.Migrations.Running;
using AdFlux.Migrations.Running.Postgres;
using AdFlux.Migrations.Running.Sqlite;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;

namespace AdFlux.Migrations;

/// <summary>Creates the <see cref="IAdFluxMigrator"/> of a database.</summary>
public static class AdFluxMigrator
{
    /// <summary>The target of <see cref="IAdFluxMigrator.MigrateDownAsync"/> and <see cref="IAdFluxMigrator.MigrateToAsync"/> that reverts every migration.</summary>
    public const string EmptyDatabase = "0";

    /// <summary>A migrator for a PostgreSQL database, version 15 or later, which must exist.</summary>
    /// <remarks>Connect to the server itself: a pooler such as PgBouncer between them cannot keep the migration lock, and is refused.</remarks>
    /// <param name="connectionString">An Npgsql connection string. Each run opens connections of its own, outside of the pool.</param>
    /// <param name="loggerFactory">Where to log; nowhere when null.</param>
    /// <param name="timeProvider">The clock of waits and of the migration log; the system's when null.</param>
    /// <param name="migrations">The application's own migrations, to be applied after AdFlux's; none when null.</param>
    /// <exception cref="InvalidConnectionStringException">The connection string cannot be read.</exception>
    public static IAdFluxMigrator ForPostgreSql(
        string connectionString,
        ILoggerFactory? loggerFactory = null,
        TimeProvider? timeProvider = null,
        ApplicationMigrations? migrations = null
    ) => Create(PostgresMigrationDatabase.FromConnectionString(connectionString), loggerFactory, timeProvider, migrations);

    /// <summary>A migrator for the database of a data source, which stays the caller's to dispose.</summary>
    /// <param name="dataSource">The data source, without multiplexing. A run uses one of its connections at a time.</param>
    /// <param name="loggerFactory">Where to log; nowhere when null.</param>
    /// <param name="timeProvider">The clock of waits and of the migration log; the system's when null.</param>
    /// <param name="migrations">The application's own migrations, to be applied after AdFlux's; none when null.</param>
    /// <exception cref="InvalidConnectionStringException">The data source multiplexes commands over shared connections.</exception>
    public static IAdFluxMigrator ForPostgreSql(
        NpgsqlDataSource dataSource,
        ILoggerFactory? loggerFactory = null,
        TimeProvider? timeProvider = null,
        ApplicationMigrations? migrations = null
    ) => Create(PostgresMigrationDatabase.FromDataSource(dataSource), loggerFactory, timeProvider, migrations);

    /// <summary>A migrator that connects through what the caller makes: a new connection each time, which the migrator disposes.</summary>
    internal static IAdFluxMigrator ForPostgreSql(
        Func<NpgsqlConnection> createConnection,
        ILoggerFactory? loggerFactory,
        TimeProvider? timeProvider,
        ApplicationMigrations? migrations
    ) => Create(PostgresMigrationDatabase.FromConnections(createConnection), loggerFactory, timeProvider, migrations);

    /// <summary>A migrator for a SQLite database file, whose folder must exist.</summary>
    /// <param name="connectionString">A Microsoft.Data.Sqlite connection string that names a file; databases in memory are refused.</param>
    /// <param name="loggerFactory">Where to log; nowhere when null.</param>
    /// <param name="timeProvider">The clock of waits and of the migration log; the system's when null.</param>
    /// <param name="migrations">The application's own migrations, to be applied after AdFlux's; none when null.</param>
    /// <exception cref="InvalidConnectionStringException">The connection string cannot be read or names no file.</exception>
    public static IAdFluxMigrator ForSqlite(
        string connectionString,
        ILoggerFactory? loggerFactory = null,
        TimeProvider? timeProvider = null,
        ApplicationMigrations? migrations = null
    ) => Create(SqliteMigrationDatabase.FromConnectionString(connectionString), loggerFactory, timeProvider, migrations);

    /// <summary>The SQL of migrations for PostgreSQL, for who runs SQL by hand. It may be run again: it leaves alone what the history holds.</summary>
    /// <param name="fromMigrationId">The migration that the database already holds; from the first when null.</param>
    /// <param name="toMigrationId">The last migration of the script; the newest when null.</param>
    /// <param name="migrations">The application's own migrations, which come after AdFlux's; none when null.</param>
    /// <exception cref="UnknownMigrationException">This version does not know one of them, or they are in the wrong order.</exception>
    public static string ScriptForPostgreSql(
        string? fromMigrationId = null,
        string? toMigrationId = null,
        ApplicationMigrations? migrations = null
    )
    {
        var range = ScriptRange.Create(ApplicationMigrations.On(migrations), MigrationDialect.PostgreSql, fromMigrationId, toMigrationId);
        return PostgresScript.Write(range);
    }

    /// <summary>The SQL of migrations for SQLite, for a database that holds all before them and none of them.</summary>
    /// <param name="fromMigrationId">The migration that the database already holds; from the first when null.</param>
    /// <param name="toMigrationId">The last migration of the script; the newest when null.</param>
    /// <param name="migrations">The application's own migrations, which come after AdFlux's; none when null.</param>
    /// <exception cref="UnknownMigrationException">This version does not know one of them, or they are in the wrong order.</exception>
    public static string ScriptForSqlite(
        string? fromMigrationId = null,
        string? toMigrationId = null,
        ApplicationMigrations? migrations = null
    )
    {
        var range = ScriptRange.Create(ApplicationMigrations.On(migrations), MigrationDialect.Sqlite, fromMigrationId, toMigrationId);
        return SqliteScript.Write(range);
    }

    private static MigrationRunner Create(
        MigrationDatabase database,
        ILoggerFactory? loggerFactory,
        TimeProvider? timeProvider,
        ApplicationMigrations? migrations
    ) =>
        new(
            database,
            ApplicationMigrations.On(migrations),
            (loggerFactory ?? NullLoggerFactory.Instance).CreateLogger("AdFlux.Migrations"),
            timeProvider ?? TimeProvider.System
        );
}
