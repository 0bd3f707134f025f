using Microsoft.Extensions.DependencyInjection;

namespace AdFlux.Migrations.Tests.Documentation;

[OnSqlite]
public sealed class MigrationsExampleOnSqlite(SqliteDatabase database) : MigrationsExampleSpec(database), IClassFixture<SqliteDatabase>
{
    protected override IAdFluxMigrator Migrator(string connectionString) => AdFluxMigrator.ForSqlite(connectionString);

    protected override void AddData(IServiceCollection services, string connectionString) =>
        services.AddAdFluxData(options => options.UseSqlite(connectionString));
}
