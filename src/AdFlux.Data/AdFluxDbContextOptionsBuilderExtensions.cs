using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace AdFlux.Data;

/// <summary>Chooses the database of an <see cref="AdFluxDbContext"/>.</summary>
public static class AdFluxDbContextOptionsBuilderExtensions
{
    /// <summary>Uses PostgreSQL 15 or later.</summary>
    /// <param name="builder">The options.</param>
    /// <param name="connectionString">An Npgsql connection string.</param>
    public static DbContextOptionsBuilder UseAdFluxPostgreSql(this DbContextOptionsBuilder builder, string connectionString) =>
        builder.UseNpgsql(connectionString);

    /// <summary>Uses PostgreSQL 15 or later through an existing data source, which stays the caller's to dispose.</summary>
    /// <param name="builder">The options.</param>
    /// <param name="dataSource">The data source.</param>
    public static DbContextOptionsBuilder UseAdFluxPostgreSql(this DbContextOptionsBuilder builder, NpgsqlDataSource dataSource) =>
        builder.UseNpgsql(dataSource);

    /// <summary>Uses SQLite.</summary>
    /// <param name="builder">The options.</param>
    /// <param name="connectionString">A Microsoft.Data.Sqlite connection string, for example <c>Data Source=adflux.db</c>.</param>
    public static DbContextOptionsBuilder UseAdFluxSqlite(this DbContextOptionsBuilder builder, string connectionString) =>
        builder.UseSqlite(connectionString);
}
