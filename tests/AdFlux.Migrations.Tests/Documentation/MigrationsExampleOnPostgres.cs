using Microsoft.Extensions.DependencyInjection;

namespace AdFlux.Migrations.Tests.Documentation;

[OnPostgres]
public sealed class MigrationsExampleOnPostgres(PostgresDatabase database)
    : MigrationsExampleSpec(database),
        IClassFixture<PostgresDatabase>
{
    protected override IAdFluxMigrator Migrator(string connectionString)
    {
        // csharpier-ignore
        IAdFluxMigrator migrator = AdFluxMigrator.ForPostgreSql(connectionString);   // or ForSqlite("Data Source=adflux.db")
        return migrator;
    }

    protected override void AddData(IServiceCollection services, string connectionString)
    {
        services.AddAdFluxData(options => options.UsePostgreSql(connectionString));
    }
}
