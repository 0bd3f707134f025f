using AdFlux.Data.Repositories;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace AdFlux.Data.Tests.HealthChecks;

[OnSqlite]
public sealed class HealthCheckOnSqlite(SqliteDatabase database) : HealthCheckSpec(database), IClassFixture<SqliteDatabase>
{
    [Fact]
    public async Task A_file_that_is_gone_is_unhealthy_although_the_pool_holds_connections_to_it()
    {
        string path = Path.Combine(Path.GetTempPath(), $"adflux-gone-{Guid.NewGuid():N}.db");
        string connectionString = $"Data Source={path}";
        await AdFlux.Migrations.AdFluxMigrator.ForSqlite(connectionString).MigrateAsync(cancellationToken: Token);
        await using ServiceProvider provider = Build(connectionString);
        await using AdFluxDbContext context = provider.GetRequiredService<IDbContextFactory<AdFluxDbContext>>().CreateDbContext();
        await new MetaInsightRepository(context).UpsertAsync(Rows.AccountInsights(1), cancellationToken: Token);
        Assert.Equal(HealthStatus.Healthy, (await CheckAsync(provider)).Status);

        foreach (string file in Directory.GetFiles(Path.GetTempPath(), Path.GetFileName(path) + "*"))
            File.Delete(file);

        Assert.Equal(HealthStatus.Unhealthy, (await CheckAsync(provider)).Status);
    }
}
