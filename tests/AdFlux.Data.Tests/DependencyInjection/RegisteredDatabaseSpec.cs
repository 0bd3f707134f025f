using System.Data;
using System.Data.Common;
using AdFlux.Data.Repositories;
using AdFlux.Migrations;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Storage;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace AdFlux.Data.Tests.DependencyInjection;

public abstract class RegisteredDatabaseSpec(TestDatabase database) : OnRegisteredDatabase(database)
{
    [Fact]
    public async Task The_repositories_of_a_scope_are_in_one_transaction()
    {
        await using ServiceProvider provider = BuildServices();
        await using (AsyncServiceScope scope = provider.CreateAsyncScope())
        {
            var context = scope.ServiceProvider.GetRequiredService<AdFluxDbContext>();
            await using IDbContextTransaction transaction = await context.Database.BeginTransactionAsync(Token);
            var hierarchy = scope.ServiceProvider.GetRequiredService<IMetaHierarchyRepository>();
            var insights = scope.ServiceProvider.GetRequiredService<IMetaInsightRepository>();
            await hierarchy.UpsertCampaignsAsync(Rows.Campaigns().ToAsyncEnumerable(), cancellationToken: Token);
            await insights.UpsertAsync(Rows.AccountInsights(3), cancellationToken: Token);
        }

        Assert.Equal((0, 0), (await CreateContext().MetaCampaigns.CountAsync(Token), await CreateContext().MetaInsights.CountAsync(Token)));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("reporting")]
    public async Task A_unit_of_work_of_a_scope_is_about_its_repositories(string? key)
    {
        await using ServiceProvider provider = BuildServices(add: services =>
            services.AddKeyedAdFluxData("reporting", options => Use(options))
        );
        await using AsyncServiceScope scope = provider.CreateAsyncScope();
        IUnitOfWork unit = scope.ServiceProvider.GetRequiredKeyedService<IUnitOfWork>(key);
        IMetaHierarchyRepository hierarchy = scope.ServiceProvider.GetRequiredKeyedService<IMetaHierarchyRepository>(key);

        foreach (bool fails in (bool[])[true, false])
        {
            Task run = unit.RunAsync(
                async token =>
                {
                    await hierarchy.UpsertCampaignsAsync(Rows.Campaigns().ToAsyncEnumerable(), cancellationToken: token);
                    if (fails)
                        throw new TimeoutException();
                },
                cancellationToken: Token
            );
            if (fails)
                await Assert.ThrowsAsync<TimeoutException>(() => run);
            else
                await run;
            Assert.Equal(fails ? 0 : 2, await CreateContext().MetaCampaigns.CountAsync(Token));
        }
    }

    [Theory]
    [InlineData(null)]
    [InlineData("reporting")]
    public async Task A_context_of_the_pool_remembers_nothing_of_who_used_it_before(string? key)
    {
        await using ServiceProvider provider = BuildServices(add: services =>
            services.AddKeyedAdFluxData("reporting", options => Use(options))
        );
        AdFluxDbContext first;
        await using (AsyncServiceScope scope = provider.CreateAsyncScope())
        {
            first = ContextOf(scope, key);
            await first.Database.OpenConnectionAsync(Token);
            await first.Database.BeginTransactionAsync(Token);
            first.MetaCampaigns.AddRange(Rows.Campaigns());
            await first.SaveChangesAsync(Token);
            first.Database.SetCommandTimeout(77);
            first.ChangeTracker.QueryTrackingBehavior = QueryTrackingBehavior.NoTracking;
            first.ChangeTracker.AutoDetectChangesEnabled = false;
            first.SavingChanges += (_, _) => throw new InvalidOperationException("A handler of another scope.");
        }

        await using AsyncServiceScope next = provider.CreateAsyncScope();
        AdFluxDbContext second = ContextOf(next, key);

        Assert.Same(first, second);
        Assert.Empty(second.ChangeTracker.Entries());
        Assert.Equal(
            (null, ConnectionState.Closed, null, QueryTrackingBehavior.TrackAll, true),
            (
                second.Database.CurrentTransaction,
                second.Database.GetDbConnection().State,
                second.Database.GetCommandTimeout(),
                second.ChangeTracker.QueryTrackingBehavior,
                second.ChangeTracker.AutoDetectChangesEnabled
            )
        );
        Assert.Equal(0, await second.MetaCampaigns.CountAsync(Token));
        second.MetaCampaigns.AddRange(Rows.Campaigns());
        Assert.Equal(2, await second.SaveChangesAsync(Token));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("reporting")]
    public async Task A_context_that_its_user_disposes_too_is_never_with_two_scopes(string? key)
    {
        await using ServiceProvider provider = BuildServices(add: services =>
            services.AddKeyedAdFluxData("reporting", options => Use(options))
        );
        AsyncServiceScope first = provider.CreateAsyncScope();
        await ContextOf(first, key).DisposeAsync();
        await using AsyncServiceScope second = provider.CreateAsyncScope();
        AdFluxDbContext inUse = ContextOf(second, key);

        await first.DisposeAsync();

        await using AsyncServiceScope third = provider.CreateAsyncScope();
        Assert.NotSame(inUse, ContextOf(third, key));
        Assert.Equal(0, await inUse.MetaCampaigns.CountAsync(Token));
    }

    [Fact]
    public async Task A_background_service_makes_contexts_of_its_own()
    {
        HostApplicationBuilder builder = Host.CreateEmptyApplicationBuilder(settings: null);
        builder.Services.AddAdFluxData(options => Use(options));
        builder.Services.AddHostedService<Night>();
        using IHost host = builder.Build();

        await host.StartAsync(Token);
        await host.Services.GetServices<IHostedService>().OfType<Night>().Single().ExecuteTask!.WaitAsync(Token);
        await host.StopAsync(Token);

        Assert.Equal(3, await CreateContext().MetaInsights.CountAsync(Token));
    }

    [Fact]
    public async Task Each_key_stores_in_its_own_database()
    {
        await using TestDatabase other = await Database.CreateAnotherAsync(Token);
        IAdFluxMigrator migrator =
            other.Provider == TestProvider.PostgreSql
                ? AdFluxMigrator.ForPostgreSql(other.ConnectionString)
                : AdFluxMigrator.ForSqlite(other.ConnectionString);
        await migrator.MigrateAsync(cancellationToken: Token);
        await using ServiceProvider provider = BuildServices(add: services =>
            services.AddKeyedAdFluxData("other", options => Use(options, other.ConnectionString))
        );
        await using AsyncServiceScope scope = provider.CreateAsyncScope();

        await scope.ServiceProvider.GetRequiredService<IMetaInsightRepository>().UpsertAsync(Rows.AccountInsights(1), null, null, Token);
        await scope
            .ServiceProvider.GetRequiredKeyedService<IMetaInsightRepository>("other")
            .UpsertAsync(Rows.AccountInsights(2), null, null, Token);

        Assert.Equal(1, await scope.ServiceProvider.GetRequiredService<AdFluxDbContext>().MetaInsights.CountAsync(Token));
        Assert.Equal(2, await scope.ServiceProvider.GetRequiredKeyedService<AdFluxDbContext>("other").MetaInsights.CountAsync(Token));
    }

    [Fact]
    public async Task An_application_adds_interceptors_and_its_clock()
    {
        var counter = new StatementCounter();
        await using ServiceProvider provider = BuildServices(
            options => options.Configure((services, builder) => builder.AddInterceptors(services.GetRequiredService<StatementCounter>())),
            services => services.AddSingleton(counter).AddSingleton<TimeProvider>(Clock)
        );
        await using AsyncServiceScope scope = provider.CreateAsyncScope();

        await scope
            .ServiceProvider.GetRequiredService<IMetaHierarchyRepository>()
            .UpsertCampaignsAsync(Rows.Campaigns().ToAsyncEnumerable(), cancellationToken: Token);
        DateTime?[] updated = await scope
            .ServiceProvider.GetRequiredService<AdFluxDbContext>()
            .MetaCampaigns.Select(campaign => campaign.LastUpdated)
            .ToArrayAsync(Token);

        Assert.Equal([Clock.UtcNow, Clock.UtcNow], updated);
        Assert.Equal(1, counter.Count);
    }

    private static AdFluxDbContext ContextOf(AsyncServiceScope scope, string? key) =>
        key is null
            ? scope.ServiceProvider.GetRequiredService<AdFluxDbContext>()
            : scope.ServiceProvider.GetRequiredKeyedService<AdFluxDbContext>(key);

    private sealed class Night(IDbContextFactory<AdFluxDbContext> contexts, TimeProvider clock) : BackgroundService
    {
        protected override async Task ExecuteAsync(CancellationToken stoppingToken)
        {
            await using AdFluxDbContext context = await contexts.CreateDbContextAsync(stoppingToken);
            var insights = new MetaInsightRepository(context, clock);
            await insights.UpsertAsync(Rows.AccountInsights(3), cancellationToken: stoppingToken);
        }
    }

    private sealed class StatementCounter : DbCommandInterceptor
    {
        public int Count { get; private set; }

        public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
            DbCommand command,
            CommandEventData eventData,
            InterceptionResult<DbDataReader> result,
            CancellationToken cancellationToken = default
        )
        {
            Count++;
            return ValueTask.FromResult(result);
        }
    }
}
