using AdFlux.Data.Connections;
using AdFlux.Data.DependencyInjection;
using AdFlux.Data.Repositories;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using Npgsql;

namespace AdFlux.Data.Tests.DependencyInjection;

public sealed class AddAdFluxDataTests
{
    // An address that nothing answers at: whoever connects waits until the test gives up.
    private const string Nowhere = "Host=192.0.2.1;Username=nobody";
    private const string Canary = "canary-f3a9";

    public static TheoryData<Type> Repositories =>
        [
            .. typeof(IMetaInsightRepository)
                .Assembly.GetExportedTypes()
                .Where(type => type is { IsInterface: true, Namespace: "AdFlux.Data.Repositories" })
                .Where(type => type.Name.EndsWith("Repository", StringComparison.Ordinal)),
        ];

    [Theory]
    [MemberData(nameof(Repositories))]
    public async Task Every_repository_is_a_service_of_each_database_and_no_connection_is_made(Type repository)
    {
        var services = new ServiceCollection();
        services.AddAdFluxData(options => options.UsePostgreSql(Nowhere));
        services.AddKeyedAdFluxData("reporting", options => options.UsePostgreSql(Nowhere));
        await using ServiceProvider provider = Build(services);
        await using AsyncServiceScope scope = provider.CreateAsyncScope();

        object plain = scope.ServiceProvider.GetRequiredService(repository);
        object keyed = scope.ServiceProvider.GetRequiredKeyedService(repository, "reporting");

        Assert.Equal(repository.Name[1..], plain.GetType().Name);
        Assert.IsType(plain.GetType(), keyed);
        Assert.NotSame(plain, keyed);
    }

    [Fact]
    public async Task Databases_with_different_keys_share_nothing()
    {
        var services = new ServiceCollection();
        services.AddAdFluxData(options => options.UsePostgreSql("Host=plain"));
        services.AddKeyedAdFluxData("one", options => options.UsePostgreSql("Host=one"));
        services.AddKeyedAdFluxData("two", options => options.UseSqlite("Data Source=two.db"));
        await using ServiceProvider provider = Build(services);
        await using AsyncServiceScope scope = provider.CreateAsyncScope();

        AdFluxDbContext[] contexts =
        [
            scope.ServiceProvider.GetRequiredService<AdFluxDbContext>(),
            scope.ServiceProvider.GetRequiredKeyedService<AdFluxDbContext>("one"),
            scope.ServiceProvider.GetRequiredKeyedService<AdFluxDbContext>("two"),
            provider.GetRequiredService<IDbContextFactory<AdFluxDbContext>>().CreateDbContext(),
            provider.GetRequiredKeyedService<IDbContextFactory<AdFluxDbContext>>("one").CreateDbContext(),
            provider.GetRequiredKeyedService<IDbContextFactory<AdFluxDbContext>>("two").CreateDbContext(),
        ];

        Assert.Equal(
            ["tcp://plain:5432", "tcp://one:5432", "two.db", "tcp://plain:5432", "tcp://one:5432", "two.db"],
            contexts.Select(context => context.Database.GetDbConnection().DataSource)
        );
        Assert.Equal(contexts.Length, contexts.Distinct().Count());
    }

    [Fact]
    public void A_database_must_be_chosen_and_only_one()
    {
        Assert.Contains("UseSqlite", Assert.Single(Refused(_ => { })), StringComparison.Ordinal);
        Assert.Contains(
            "once",
            Assert.Single(
                Refused(options =>
                {
                    options.UseSqlite("Data Source=a.db");
                    options.UsePostgreSql("Host=localhost");
                })
            ),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void Two_databases_without_keys_or_with_one_key_are_refused()
    {
        var services = new ServiceCollection();
        services.AddAdFluxData(options => options.UseSqlite("Data Source=a.db"));
        services.AddKeyedAdFluxData("b", options => options.UseSqlite("Data Source=b.db"));

        var plain = Assert.Throws<InvalidOperationException>(() =>
            services.AddAdFluxData(options => options.UseSqlite("Data Source=c.db"))
        );
        var keyed = Assert.Throws<InvalidOperationException>(() =>
            services.AddKeyedAdFluxData("b", options => options.UseSqlite("Data Source=c.db"))
        );

        Assert.Contains("AddKeyedAdFluxData", plain.Message, StringComparison.Ordinal);
        Assert.Contains("'b'", keyed.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Data Source=:memory:")]
    [InlineData("Data Source=shared;Mode=Memory;Cache=Shared")]
    [InlineData("Data Source=")]
    [InlineData("Data Source=file::memory:")]
    [InlineData("Data Source=file:x?mode=memory&cache=shared")]
    [InlineData("Data Source=FILE:")]
    public void A_sqlite_database_in_memory_is_refused_with_advice(string connectionString)
    {
        Assert.Contains("name a file", Assert.Single(Refused(options => options.UseSqlite(connectionString))), StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => new DbContextOptionsBuilder().UseAdFluxSqlite(connectionString));
    }

    [Fact]
    public async Task Reading_from_standbys_takes_several_hosts()
    {
        await using NpgsqlDataSource one = NpgsqlDataSource.Create("Host=a");
        foreach (
            Action<AdFluxDataOptions> use in new Action<AdFluxDataOptions>[]
            {
                options => options.UseSqlite("Data Source=a.db"),
                options => options.UsePostgreSql("Host=a;Database=b"),
                options => options.UsePostgreSql(one),
            }
        )
        {
            string mistake = Assert.Single(
                Refused(options =>
                {
                    use(options);
                    options.ReadFrom = ReadPreference.PreferStandby;
                })
            );
            Assert.StartsWith("ReadFrom needs a primary and its standbys", mistake, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("Host=a;Database=x", null)]
    [InlineData("Host=a,b;Database=x", "primary")]
    [InlineData("Host=a,b;Database=x;Target Session Attributes=read-write", "read-write")]
    public void Of_several_hosts_the_primary_is_meant_unless_the_connection_string_says_otherwise(string connectionString, string? target)
    {
        var settings = new NpgsqlConnectionStringBuilder(new PostgreSqlOptions().Complete(connectionString));

        Assert.Equal(target, settings.TargetSessionAttributes);
    }

    [Theory]
    [InlineData(" ", "is empty")]
    [InlineData($"Folder={Canary}", "cannot be read")]
    [InlineData($"Host=x;Port={Canary}", "cannot be read")]
    [InlineData($"Host=x;Password=a;{Canary}", "cannot be read")]
    [InlineData($"Host=x;Password=a;{Canary}=1", "cannot be read")]
    public void A_connection_string_that_is_none_is_refused_without_repeating_it(string connectionString, string words)
    {
        foreach (Action<AdFluxDataOptions> use in Uses(connectionString))
        {
            var error = Assert.Throws<OptionsValidationException>(() => new ServiceCollection().AddAdFluxData(use));

            Assert.Contains(words, error.Message, StringComparison.Ordinal);
            Assert.DoesNotContain(Canary, error.ToString(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public void All_mistakes_are_named_at_once()
    {
        IReadOnlyList<string> postgres = Refused(options =>
            options.UsePostgreSql(
                "",
                settings =>
                {
                    settings.ApplicationName = new string('x', 64);
                    settings.CommandTimeout = TimeSpan.Zero;
                    settings.ConnectTimeout = TimeSpan.FromHours(1);
                }
            )
        );
        IReadOnlyList<string> sqlite = Refused(options =>
            options.UseSqlite(
                "Data Source=:memory:",
                settings =>
                {
                    settings.BusyTimeout = TimeSpan.FromMilliseconds(1_500);
                    settings.Synchronous = (Data.Connections.SqliteSynchronous)7;
                    settings.CacheMegabytes = 0;
                    settings.MemoryMapMegabytes = 2_048;
                    settings.CheckpointPages = 0;
                }
            )
        );

        Assert.Equal(4, postgres.Count);
        Assert.Equal(6, sqlite.Count);
    }

    [Theory]
    [InlineData(null, "register one")]
    [InlineData("ads", "with the key 'ads'")]
    public async Task A_host_does_not_start_without_the_data_source_that_was_asked_for(string? key, string words)
    {
        using IHost host = HostOf(services => services.AddKeyedAdFluxData("x", options => options.UsePostgreSqlDataSource(key)));

        var error = await Assert.ThrowsAsync<OptionsValidationException>(() => host.StartAsync(TestContext.Current.CancellationToken));

        Assert.Contains("AdFlux.Data 'x'", error.Message, StringComparison.Ordinal);
        Assert.Contains(words, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_host_starts_without_a_connection()
    {
        using IHost host = HostOf(services =>
        {
            services.AddKeyedSingleton("ads", (_, _) => NpgsqlDataSource.Create(Nowhere));
            services.AddAdFluxData(options => options.UsePostgreSqlDataSource("ads"));
        });

        await host.StartAsync(TestContext.Current.CancellationToken);
        await host.StopAsync(TestContext.Current.CancellationToken);
    }

    private static IHost HostOf(Action<IServiceCollection> configure)
    {
        HostApplicationBuilder builder = Host.CreateEmptyApplicationBuilder(settings: null);
        configure(builder.Services);
        return builder.Build();
    }

    private static IEnumerable<Action<AdFluxDataOptions>> Uses(string connectionString) =>
        [options => options.UsePostgreSql(connectionString), options => options.UseSqlite(connectionString)];

    private static IReadOnlyList<string> Refused(Action<AdFluxDataOptions> configure) =>
        [.. Assert.Throws<OptionsValidationException>(() => new ServiceCollection().AddAdFluxData(configure)).Failures];

    private static ServiceProvider Build(ServiceCollection services) =>
        services.BuildServiceProvider(new ServiceProviderOptions { ValidateOnBuild = true, ValidateScopes = true });
}
