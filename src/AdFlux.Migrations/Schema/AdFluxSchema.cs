using System.Data.Common;
using AdFlux.Data;
using AdFlux.Migrations.Faults;
using AdFlux.Migrations.Running;
using AdFlux.Migrations.Running.Postgres;
using AdFlux.Migrations.Running.Sqlite;
using AdFlux.Migrations.Schema.Comparison;
using AdFlux.Migrations.Schema.Elements;
using AdFlux.Migrations.Schema.Postgres;
using AdFlux.Migrations.Schema.Sqlite;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace AdFlux.Migrations.Schema;

/// <summary>Compares the schema of a database with the one that this version of AdFlux works with.</summary>
public sealed class AdFluxSchema
{
    private readonly MigrationDatabase _database;
    private readonly SchemaDialect _dialect;
    private readonly Func<DbContext> _createContext;

    internal AdFluxSchema(MigrationDatabase database, SchemaDialect dialect, Func<DbContext> createContext) =>
        (_database, _dialect, _createContext) = (database, dialect, createContext);

    /// <summary>The schema of a PostgreSQL database, version 15 or later: the tables in the first schema of the connection's search path.</summary>
    /// <param name="connectionString">An Npgsql connection string.</param>
    /// <exception cref="InvalidConnectionStringException">The connection string cannot be read.</exception>
    public static AdFluxSchema ForPostgreSql(string connectionString) =>
        ForPostgreSql(PostgresMigrationDatabase.FromConnectionString(connectionString));

    /// <summary>The schema of the database of a data source, which stays the caller's to dispose.</summary>
    /// <param name="dataSource">The data source, without multiplexing.</param>
    /// <exception cref="InvalidConnectionStringException">The data source multiplexes commands over shared connections.</exception>
    public static AdFluxSchema ForPostgreSql(NpgsqlDataSource dataSource) =>
        ForPostgreSql(PostgresMigrationDatabase.FromDataSource(dataSource));

    /// <summary>The schema of a SQLite database file.</summary>
    /// <param name="connectionString">A Microsoft.Data.Sqlite connection string that names a file.</param>
    /// <exception cref="InvalidConnectionStringException">The connection string cannot be read or names no file.</exception>
    public static AdFluxSchema ForSqlite(string connectionString) =>
        new(
            SqliteMigrationDatabase.FromConnectionString(connectionString),
            new SqliteDialect(),
            () => new AdFluxDbContext(new DbContextOptionsBuilder<AdFluxDbContext>().UseSqlite().Options)
        );

    /// <summary>Finds every difference between the database and the model; changes nothing and takes no lock.</summary>
    /// <param name="cancellationToken">Stops reading.</param>
    /// <exception cref="DatabaseAccessException">The database cannot be opened or read, or is a SQLite file that does not exist.</exception>
    public async Task<SchemaDrift> CompareAsync(CancellationToken cancellationToken = default)
    {
        using var context = _createContext();
        return SchemaComparison.Compare(ModelSchema.Of(context), await ReadAsync(cancellationToken).ConfigureAwait(false), _dialect);
    }

    private async Task<IReadOnlyList<TableSchema>> ReadAsync(CancellationToken cancellationToken)
    {
        var session =
            await _database.OpenAsync(cancellationToken).ConfigureAwait(false)
            ?? throw new DatabaseAccessException($"The {_database.Name} does not exist.", isTransient: false);
        await using var _ = session.ConfigureAwait(false);
        try
        {
            return await _dialect.ReadAsync(session.Connection, cancellationToken).ConfigureAwait(false);
        }
        catch (DbException exception)
        {
            throw new DatabaseAccessException(
                $"The schema cannot be read: {_database.Explain(exception)}",
                exception.IsTransient,
                exception
            );
        }
    }

    private static AdFluxSchema ForPostgreSql(MigrationDatabase database) =>
        new(database, new PostgresDialect(), () => new AdFluxDbContext(new DbContextOptionsBuilder<AdFluxDbContext>().UseNpgsql().Options));
}
