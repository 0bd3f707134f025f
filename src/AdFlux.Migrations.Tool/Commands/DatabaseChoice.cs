using AdFlux.Migrations.Adoption;
using Microsoft.Extensions.Logging;

namespace AdFlux.Migrations.Tool.Commands;

/// <summary>The database that a command line names. Its connection string may hold a password: it is never written anywhere.</summary>
internal sealed class DatabaseChoice(bool isPostgreSql, string connectionString)
{
    public bool IsPostgreSql { get; } = isPostgreSql;

    public string ConnectionString { get; } = connectionString;

    public IAdFluxMigrator CreateMigrator(ILoggerFactory loggerFactory, ApplicationMigrations? migrations) =>
        IsPostgreSql
            ? AdFluxMigrator.ForPostgreSql(ConnectionString, loggerFactory, migrations: migrations)
            : AdFluxMigrator.ForSqlite(ConnectionString, loggerFactory, migrations: migrations);

    public AdFluxAdoption CreateAdoption(ILoggerFactory loggerFactory) =>
        IsPostgreSql
            ? AdFluxAdoption.ForPostgreSql(ConnectionString, loggerFactory)
            : AdFluxAdoption.ForSqlite(ConnectionString, loggerFactory);
}
