using AdFlux.Data.DependencyInjection;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using Npgsql;

namespace AdFlux.Data.Tests.DependencyInjection;

public sealed class ConfigurationTests
{
    private const string Canary = "canary-77c1";

    [Fact]
    public async Task A_section_chooses_PostgreSQL_and_its_options()
    {
        await using ServiceProvider provider = Build(
            ("Provider", "postgresql"),
            ("ConnectionString", "Host=db;Timeout=3;Command Timeout=4;Application Name=from string"),
            ("PostgreSql:ApplicationName", "nightly"),
            ("PostgreSql:CommandTimeout", "00:10:00")
        );

        NpgsqlConnectionStringBuilder settings = new(ConnectionStringOf(provider));

        Assert.Equal(("db", "nightly", 600, 3), (settings.Host, settings.ApplicationName, settings.CommandTimeout, settings.Timeout));
    }

    [Fact]
    public async Task A_section_chooses_SQLite_and_its_options()
    {
        await using ServiceProvider provider = Build(
            ("Provider", "Sqlite"),
            ("ConnectionString", "Data Source=ads.db"),
            ("Sqlite:BusyTimeout", "00:00:07"),
            ("Sqlite:WriteAheadLog", "false"),
            ("Sqlite:Synchronous", "full"),
            ("Sqlite:CacheMegabytes", "8"),
            ("Sqlite:MemoryMapMegabytes", "0"),
            ("Sqlite:CheckpointPages", "500"),
            ("AllowNewerSchema", "true")
        );

        Assert.Contains("Default Timeout=7", ConnectionStringOf(provider), StringComparison.Ordinal);
        Assert.True(provider.GetRequiredService<IOptionsMonitor<AdFluxDataOptions>>().CurrentValue.AllowNewerSchema);
    }

    [Theory]
    [InlineData("Provider", "MySql", "Provider must be PostgreSql or Sqlite")]
    [InlineData(
        "Pasword",
        Canary,
        "AdFlux:Pasword is not known: AdFlux takes Provider, ConnectionString, AllowNewerSchema, ReadFrom, PostgreSql, Sqlite"
    )]
    [InlineData("Sqlite:JournalMode", Canary, "AdFlux:Sqlite takes BusyTimeout, WriteAheadLog")]
    [InlineData("PostgreSql:Timeout", Canary, "AdFlux:PostgreSql takes ApplicationName, CommandTimeout, ConnectTimeout")]
    [InlineData("ConnectionString", Canary, "cannot be read")]
    [InlineData("Sqlite:BusyTimeout", Canary, "AdFlux:Sqlite:BusyTimeout must be a time as hh:mm:ss")]
    [InlineData("Sqlite:WriteAheadLog", Canary, "AdFlux:Sqlite:WriteAheadLog must be true or false")]
    [InlineData("Sqlite:Synchronous", Canary, "AdFlux:Sqlite:Synchronous must be Normal or Full")]
    [InlineData("Sqlite:CacheMegabytes", Canary, "AdFlux:Sqlite:CacheMegabytes must be a whole number")]
    [InlineData("Sqlite:CacheMegabytes", "99999", "CacheMegabytes must be 1 to 16384")]
    [InlineData("PostgreSql:ApplicationName", Canary, "AdFlux:PostgreSql means nothing with Provider=Sqlite: remove it")]
    [InlineData("AllowNewerSchema", Canary, "AdFlux:AllowNewerSchema must be true or false")]
    [InlineData("ReadFrom", Canary, "AdFlux:ReadFrom must be Primary or PreferStandby")]
    [InlineData("ReadFrom", "PreferStandby", "ReadFrom needs a primary and its standbys")]
    public async Task What_a_section_has_wrong_is_named_with_what_to_change_and_without_its_value(string key, string value, string words)
    {
        await using ServiceProvider provider = Build(("Provider", "Sqlite"), ("ConnectionString", "Data Source=ads.db"), (key, value));

        var error = Assert.Throws<OptionsValidationException>(() => ConnectionStringOf(provider));

        Assert.Contains(words, error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(Canary, error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_section_that_is_not_there_is_named()
    {
        await using ServiceProvider provider = Build();

        var error = Assert.Throws<OptionsValidationException>(() => ConnectionStringOf(provider));

        Assert.Contains("no section 'AdFlux'", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_host_does_not_start_with_a_section_that_is_wrong_and_names_all_that_is()
    {
        HostApplicationBuilder builder = Host.CreateEmptyApplicationBuilder(settings: null);
        builder.Services.AddAdFluxData(builder.Configuration.GetSection("AdFlux"));
        // Later than the registration, as a test host adds its sources.
        builder.Configuration.AddInMemoryCollection([new("AdFlux:Provider", "Oracle"), new("AdFlux:Host", "db")]);
        using IHost host = builder.Build();

        var error = await Assert.ThrowsAsync<OptionsValidationException>(() => host.StartAsync(TestContext.Current.CancellationToken));

        Assert.Equal(2, error.Failures.Count());
    }

    private static string ConnectionStringOf(ServiceProvider provider)
    {
        using AdFluxDbContext context = provider.GetRequiredService<IDbContextFactory<AdFluxDbContext>>().CreateDbContext();
        return context.Database.GetConnectionString()!;
    }

    private static ServiceProvider Build(params (string Key, string Value)[] values)
    {
        var all = new Dictionary<string, string?>(StringComparer.Ordinal);
        foreach ((string key, string value) in values)
            all[$"AdFlux:{key}"] = value;
        IConfigurationRoot configuration = new ConfigurationBuilder().AddInMemoryCollection(all).Build();
        var services = new ServiceCollection();
        services.AddAdFluxData(configuration.GetSection("AdFlux"));
        return services.BuildServiceProvider();
    }
}
