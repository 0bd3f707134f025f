using AdFlux.Data.Connections;
using AdFlux.Data.Mapping.ColumnTypes;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace AdFlux.Data;

/// <summary>Chooses the database of an <see cref="AdFluxDbContext"/>.</summary>
public static class AdFluxDbContextOptionsBuilderExtensions
{
    /// <summary>Uses PostgreSQL 15 or later.</summary>
    /// <param name="builder">The options.</param>
    /// <param name="connectionString">An Npgsql connection string.</param>
    public static DbContextOptionsBuilder UseAdFluxPostgreSql(this DbContextOptionsBuilder builder, string connectionString)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentException.ThrowIfNullOrWhiteSpace(connectionString);
        return builder.UseNpgsql(connectionString).UseColumnTypes();
    }

    /// <summary>Uses PostgreSQL 15 or later through an existing data source, which stays the caller's to dispose.</summary>
    /// <param name="builder">The options.</param>
    /// <param name="dataSource">The data source.</param>
    public static DbContextOptionsBuilder UseAdFluxPostgreSql(this DbContextOptionsBuilder builder, NpgsqlDataSource dataSource)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(dataSource);
        return builder.UseNpgsql(dataSource).UseColumnTypes();
    }

    /// <summary>
    /// Uses a SQLite file, with write-ahead log (<c>journal_mode=WAL</c>), <c>synchronous=NORMAL</c>, foreign keys on, a page cache of 64 MB, a memory
    /// map of up to 1 GB and a checkpoint every 16,384 pages.
    /// </summary>
    /// <param name="builder">The options.</param>
    /// <param name="connectionString">A Microsoft.Data.Sqlite connection string, for example <c>Data Source=adflux.db</c>.</param>
    /// <exception cref="ArgumentException">The string is not one, or names a database in memory, which ends with its connection.</exception>
    public static DbContextOptionsBuilder UseAdFluxSqlite(this DbContextOptionsBuilder builder, string connectionString)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentException.ThrowIfNullOrWhiteSpace(connectionString);
        var settings = new SqliteConnectionStringBuilder(connectionString);
        if (
            settings.Mode == SqliteOpenMode.Memory
            || settings.DataSource is "" or ":memory:"
            || settings.DataSource.StartsWith("file:", StringComparison.OrdinalIgnoreCase)
        )
        {
            throw new ArgumentException(
                "A SQLite database in memory ends with its connection, and the library opens one per operation: name a file by its path, for example a temporary one.",
                nameof(connectionString)
            );
        }

        return builder
            .UseSqlite(connectionString)
            .AddInterceptors(new SqlitePragmas(isReadOnly: settings.Mode == SqliteOpenMode.ReadOnly))
            .UseColumnTypes();
    }
}
