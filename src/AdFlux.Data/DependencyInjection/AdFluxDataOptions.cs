using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace AdFlux.Data.DependencyInjection;

/// <summary>Chooses the database that <see cref="Microsoft.Extensions.DependencyInjection.AdFluxDataServiceCollectionExtensions.AddAdFluxData"/> registers.</summary>
public sealed class AdFluxDataOptions
{
    internal Action<DbContextOptionsBuilder>? Configure { get; private set; }

    /// <summary>Uses PostgreSQL 15 or later.</summary>
    /// <param name="connectionString">An Npgsql connection string.</param>
    public void UsePostgreSql(string connectionString) => Choose(builder => builder.UseAdFluxPostgreSql(connectionString));

    /// <summary>Uses PostgreSQL 15 or later through an existing data source, which stays the caller's to dispose.</summary>
    /// <param name="dataSource">The data source.</param>
    public void UsePostgreSql(NpgsqlDataSource dataSource) => Choose(builder => builder.UseAdFluxPostgreSql(dataSource));

    /// <summary>Uses a SQLite file.</summary>
    /// <param name="connectionString">A Microsoft.Data.Sqlite connection string, for example <c>Data Source=adflux.db</c>.</param>
    public void UseSqlite(string connectionString) => Choose(builder => builder.UseAdFluxSqlite(connectionString));

    private void Choose(Action<DbContextOptionsBuilder> configure)
    {
        if (Configure is not null)
            throw new InvalidOperationException("A database was chosen already: call UsePostgreSql or UseSqlite once.");

        // Tried at once, so that a mistake shows at registration.
        configure(new DbContextOptionsBuilder<AdFluxDbContext>());
        Configure = configure;
    }
}
