using AdFlux.Data.Connections;
using AdFlux.Data.Faults;
using AdFlux.Data.Model;
using AdFlux.Data.Queries;
using AdFlux.Data.Repositories;
using AdFlux.Migrations;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace AdFlux.Data.Tests.DependencyInjection;

public abstract class SchemaFitSpec(TestDatabase database) : OnRegisteredDatabase(database)
{
    private const string AddLater = "INSERT INTO adflux_migrations VALUES ('20990101000000_Later', '99')";
    private const string RemoveLater = "DELETE FROM adflux_migrations WHERE \"MigrationId\" LIKE '2099%'";
    private const string MakeOlder = "UPDATE adflux_migrations SET \"MigrationId\" = '20250101000000_Earlier'";
    private const string HideHistory = "ALTER TABLE adflux_migrations RENAME TO hidden";
    private const string ShowHistory = "ALTER TABLE hidden RENAME TO adflux_migrations";

    private static string MakeCurrent => $"UPDATE adflux_migrations SET \"MigrationId\" = '{SchemaVersion.Needed}'";

    [Fact]
    public async Task The_library_needs_the_newest_migration()
    {
        IAdFluxMigrator migrator =
            Database.Provider == TestProvider.PostgreSql
                ? AdFluxMigrator.ForPostgreSql(Database.ConnectionString)
                : AdFluxMigrator.ForSqlite(Database.ConnectionString);

        Assert.Equal(SchemaVersion.Needed, (await migrator.GetStatusAsync(Token)).Migrations[^1].MigrationId);
    }

    [Theory]
    [InlineData(true, "newer (20990101000000_Later)", "update AdFlux.Data")]
    [InlineData(false, "older (20250101000000_Earlier)", "run adflux-migrate up")]
    public async Task A_schema_of_another_version_is_refused_until_it_fits(bool isNewer, string words, string advice)
    {
        await using ServiceProvider provider = BuildServices();
        await using AsyncServiceScope scope = provider.CreateAsyncScope();
        var insights = scope.ServiceProvider.GetRequiredService<IMetaInsightRepository>();
        var context = scope.ServiceProvider.GetRequiredService<AdFluxDbContext>();
        var query = new InsightRowQuery(InsightLevel.Ad, Rows.FirstDay, Rows.FirstDay);
        Func<Task>[] calls =
        [
            () => insights.UpsertAsync(Rows.AccountInsights(1), cancellationToken: Token),
            () => insights.ReadPageAsync(query, cancellationToken: Token),
            () => insights.StreamAsync(query, Token).CountAsync(Token).AsTask(),
            () => context.MetaInsights.CountAsync(Token),
        ];
        await Database.ExecuteAsync(isNewer ? AddLater : MakeOlder, Token);
        try
        {
            foreach (Func<Task> call in calls.Concat(calls))
            {
                var fault = await Assert.ThrowsAsync<DatabaseFaultException>(call);

                Assert.Equal((DatabaseFault.SchemaMismatch, false), (fault.Fault, fault.IsTransient));
                Assert.Contains(words, fault.Message, StringComparison.Ordinal);
                Assert.Contains(SchemaVersion.Needed, fault.Message, StringComparison.Ordinal);
                Assert.Contains(advice, fault.Message, StringComparison.Ordinal);
            }
        }
        finally
        {
            await Database.ExecuteAsync(isNewer ? RemoveLater : MakeCurrent, Token);
        }

        foreach (Func<Task> call in calls)
            await call();
    }

    [Fact]
    public async Task A_newer_schema_passes_where_the_application_allows_it()
    {
        await Database.ExecuteAsync(AddLater, Token);
        try
        {
            await using ServiceProvider provider = BuildServices(options => options.AllowNewerSchema = true);

            Assert.Equal(0, await CountAsync(provider));
        }
        finally
        {
            await Database.ExecuteAsync(RemoveLater, Token);
        }
    }

    [Fact]
    public async Task The_history_is_read_once_and_a_schema_without_one_passes()
    {
        await using ServiceProvider provider = BuildServices();
        await CountAsync(provider);
        await Database.ExecuteAsync(AddLater, Token);
        await CountAsync(provider);
        await Database.ExecuteAsync($"{RemoveLater}; {HideHistory}", Token);
        try
        {
            await using ServiceProvider other = BuildServices();

            Assert.Equal(0, await CountAsync(other));
        }
        finally
        {
            await Database.ExecuteAsync(ShowHistory, Token);
        }
    }

    [Fact]
    public async Task A_schema_of_another_version_is_refused_at_a_synchronous_first_use_too()
    {
        await Database.ExecuteAsync(AddLater, Token);
        try
        {
            await using ServiceProvider provider = BuildServices();
            await using AsyncServiceScope scope = provider.CreateAsyncScope();
            var context = scope.ServiceProvider.GetRequiredService<AdFluxDbContext>();

            for (int i = 0; i < 2; i++)
            {
                var fault = Assert.Throws<DatabaseFaultException>(() => context.JobOpenings.Count());
                Assert.Equal(DatabaseFault.SchemaMismatch, fault.Fault);
            }

            await Database.ExecuteAsync(RemoveLater, Token);
            Assert.Equal(0, context.JobOpenings.Count());
        }
        finally
        {
            await Database.ExecuteAsync(RemoveLater, Token);
        }
    }

    [Fact]
    public async Task A_database_without_tables_is_a_fault_that_says_how_to_make_them()
    {
        await using TestDatabase empty = await Database.CreateAnotherAsync(Token);
        var services = new ServiceCollection();
        services.AddAdFluxData(options => Use(options, empty.ConnectionString));
        await using ServiceProvider provider = services.BuildServiceProvider();
        await using AsyncServiceScope scope = provider.CreateAsyncScope();
        var insights = scope.ServiceProvider.GetRequiredService<IMetaInsightRepository>();

        var fault = await Assert.ThrowsAsync<DatabaseFaultException>(() =>
            insights.UpsertAsync(Rows.AccountInsights(1), cancellationToken: Token)
        );

        Assert.Equal(DatabaseFault.SchemaMismatch, fault.Fault);
        Assert.Contains("run adflux-migrate up", fault.Message, StringComparison.Ordinal);
    }

    private static async Task<int> CountAsync(ServiceProvider provider)
    {
        await using AsyncServiceScope scope = provider.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<AdFluxDbContext>().MetaInsights.CountAsync(Token);
    }
}
