using AdFlux.Data.DependencyInjection;
using AdFlux.Data.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace AdFlux.Data.Tests.DependencyInjection;

/// <summary>The base of the tests that take what they use from a container.</summary>
public abstract class OnRegisteredDatabase(TestDatabase database) : OnMigratedDatabase(database)
{
    /// <summary>Chooses the test's database, or another one of its provider.</summary>
    protected void Use(AdFluxDataOptions options, string? connectionString = null)
    {
        if (Database.Provider == TestProvider.PostgreSql)
            options.UsePostgreSql(connectionString ?? Database.ConnectionString);
        else
            options.UseSqlite(connectionString ?? Database.ConnectionString);
    }

    /// <summary>A container with the test's database and more.</summary>
    protected ServiceProvider BuildServices(Action<AdFluxDataOptions>? configure = null, Action<IServiceCollection>? add = null)
    {
        var services = new ServiceCollection();
        services.AddAdFluxData(options =>
        {
            Use(options);
            configure?.Invoke(options);
        });
        add?.Invoke(services);
        return services.BuildServiceProvider(new ServiceProviderOptions { ValidateOnBuild = true, ValidateScopes = true });
    }
}
