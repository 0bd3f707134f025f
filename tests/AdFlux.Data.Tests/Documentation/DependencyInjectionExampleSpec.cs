using AdFlux.Data.Model;
using AdFlux.Data.Repositories;
using AdFlux.Data.Tests.DependencyInjection;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;

namespace AdFlux.Data.Tests.Documentation;

/// <summary>Runs the code of docs/dependency-injection.md; <see cref="ReadmeTests"/> holds that the page shows just this.</summary>
public abstract class DependencyInjectionExampleSpec(TestDatabase database) : OnRegisteredDatabase(database)
{
    [Fact]
    public async Task The_registrations_of_the_page_are_made_and_checked()
    {
        IServiceCollection services = new ServiceCollection().AddLogging().AddSingleton<SlowStatements>();
        const string connectionString = "Host=plain";
        const string replica = "Host=replica";
        services.AddAdFluxData(options => options.UsePostgreSql(connectionString));
        services.AddKeyedAdFluxData("reporting", options => options.UsePostgreSql(replica));
        services.AddHealthChecks().AddAdFluxData().AddAdFluxData("reporting", failureStatus: HealthStatus.Degraded);
        services.AddScoped<Dashboard>();
        await using ServiceProvider provider = services.BuildServiceProvider();
        await using AsyncServiceScope scope = provider.CreateAsyncScope();

        Assert.NotNull(scope.ServiceProvider.GetRequiredService<Dashboard>());
        Assert.Equal(
            "tcp://replica:5432",
            scope.ServiceProvider.GetRequiredKeyedService<AdFluxDbContext>("reporting").Database.GetDbConnection().DataSource
        );
    }

    [Fact]
    public async Task The_settings_of_the_page_are_taken()
    {
        IServiceCollection services = new ServiceCollection().AddSingleton<SlowStatements>();
        services.AddAdFluxData(options =>
        {
            options.UseSqlite("Data Source=adflux.db", sqlite => sqlite.BusyTimeout = TimeSpan.FromSeconds(10));
            options.Configure((provider, builder) => builder.AddInterceptors(provider.GetRequiredService<SlowStatements>()));
        });
        await using ServiceProvider provider = services.BuildServiceProvider();

        Assert.Contains("Default Timeout=10", ConnectionStringOf(provider), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_configuration_of_the_page_is_read()
    {
        IConfigurationRoot configuration = new ConfigurationBuilder()
            .AddInMemoryCollection([
                new("AdFlux:Provider", "Sqlite"),
                new("AdFlux:ConnectionString", "Data Source=adflux.db"),
                new("AdFlux:Sqlite:BusyTimeout", "00:00:10"),
            ])
            .Build();
        var services = new ServiceCollection();
        services.AddAdFluxData(configuration.GetSection("AdFlux"));
        await using ServiceProvider provider = services.BuildServiceProvider();

        Assert.Contains("Default Timeout=10", ConnectionStringOf(provider), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_nightly_job_of_the_page_stores_its_export()
    {
        HostApplicationBuilder builder = Host.CreateEmptyApplicationBuilder(settings: null);
        builder.Services.AddAdFluxData(options => Use(options));
        builder.Services.AddSingleton<Export>().AddHostedService<NightlySync>();
        using IHost host = builder.Build();

        await host.StartAsync(Token);
        await host.Services.GetServices<IHostedService>().OfType<NightlySync>().Single().ExecuteTask!.WaitAsync(Token);
        await host.StopAsync(Token);

        Assert.Equal(5, await CreateContext().MetaInsights.CountAsync(Token));
    }

    private static string ConnectionStringOf(ServiceProvider provider)
    {
        using AdFluxDbContext context = provider.GetRequiredService<IDbContextFactory<AdFluxDbContext>>().CreateDbContext();
        return context.Database.GetConnectionString()!;
    }

    // csharpier-ignore-start
    public sealed class Dashboard([FromKeyedServices("reporting")] IMetaInsightRepository insights)
    {
        public IMetaInsightRepository Insights => insights;
    }

    public sealed class NightlySync(IDbContextFactory<AdFluxDbContext> contexts, Export export) : BackgroundService
    {
        protected override async Task ExecuteAsync(CancellationToken stoppingToken)
        {
            await using AdFluxDbContext context = await contexts.CreateDbContextAsync(stoppingToken);
            var insights = new MetaInsightRepository(context);
            await insights.UpsertAsync(export.ReadAsync(stoppingToken), cancellationToken: stoppingToken);
        }
    }
    // csharpier-ignore-end

    public sealed class Export
    {
        private readonly MetaInsight[] _rows = [.. Rows.AccountInsights(5)];

        internal IAsyncEnumerable<MetaInsight> ReadAsync(CancellationToken cancellationToken)
        {
            cancellationToken.ThrowIfCancellationRequested();
            return _rows.ToAsyncEnumerable();
        }
    }

    private sealed class SlowStatements : DbCommandInterceptor;
}
