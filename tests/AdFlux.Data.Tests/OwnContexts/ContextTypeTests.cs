using AdFlux.Data.Connections;
using AdFlux.Data.DependencyInjection;
using AdFlux.Data.Repositories;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace AdFlux.Data.Tests.OwnContexts;

/// <summary>Which contexts can be registered.</summary>
public sealed class ContextTypeTests
{
    [Fact]
    public void A_context_that_cannot_be_made_is_refused_at_the_call()
    {
        Assert.Equal(
            "AbstractContext is abstract, so no context of it can be made: name the class that derives from it.",
            Assert.Throws<InvalidOperationException>(Add<AbstractContext>).Message
        );
        Assert.All(
            [
                Assert.Throws<InvalidOperationException>(Add<OptionsOfTheBase>).Message,
                Assert.Throws<InvalidOperationException>(Add<NoOptions>).Message,
                Assert.Throws<InvalidOperationException>(Add<TwoConstructors>).Message,
                Assert.Throws<InvalidOperationException>(Add<HiddenConstructor>).Message,
            ],
            message => Assert.Contains("give it one public constructor, public ", message, StringComparison.Ordinal)
        );
    }

    [Fact]
    public void A_second_registration_is_refused_whatever_its_context_is()
    {
        var services = new ServiceCollection();
        services.AddAdFluxData(Use);
        services.AddKeyedAdFluxData<HiringContext>("one", Use);

        Assert.Contains(
            "already",
            Assert.Throws<InvalidOperationException>(() => services.AddAdFluxData<HiringContext>(Use)).Message,
            StringComparison.Ordinal
        );
        Assert.Contains(
            "'one'",
            Assert.Throws<InvalidOperationException>(() => services.AddKeyedAdFluxData("one", Use)).Message,
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData(null)]
    [InlineData("one")]
    public async Task A_context_may_take_singletons_of_the_application(string? key)
    {
        var services = new ServiceCollection();
        services.AddSingleton(new Tenant("north"));
        services.AddAdFluxData<TenantContext>(Use);
        services.AddKeyedAdFluxData<TenantContext>("one", Use);
        await using ServiceProvider provider = services.BuildServiceProvider(validateScopes: true);
        await using AsyncServiceScope scope = provider.CreateAsyncScope();

        var context = Assert.IsType<TenantContext>(scope.ServiceProvider.GetRequiredKeyedService<AdFluxDbContext>(key));

        Assert.Equal("north", context.Tenant.Name);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("one")]
    public async Task Reads_from_standbys_are_made_by_the_context_of_the_application(string? key)
    {
        var services = new ServiceCollection();
        services.AddAdFluxData<HiringContext>(ReadFromStandbys);
        services.AddKeyedAdFluxData<HiringContext>("one", ReadFromStandbys);
        await using ServiceProvider provider = services.BuildServiceProvider(validateScopes: true);
        await using AsyncServiceScope scope = provider.CreateAsyncScope();
        ReadRouting routing = scope.ServiceProvider.GetRequiredKeyedService<ReadRouting>(key);

        var standby = Assert.IsType<HiringContext>(routing.ForReading);

        Assert.NotSame(routing.Primary, standby);
        Assert.Same(routing.Primary, scope.ServiceProvider.GetRequiredKeyedService<HiringContext>(key));
        Assert.Contains(
            "Target Session Attributes=prefer-standby",
            standby.Database.GetConnectionString(),
            StringComparison.OrdinalIgnoreCase
        );

        static void ReadFromStandbys(AdFluxDataOptions options)
        {
            options.UsePostgreSql("Host=192.0.2.1,192.0.2.2");
            options.ReadFrom = ReadPreference.PreferStandby;
        }
    }

    private static void Use(AdFluxDataOptions options) => options.UseSqlite("Data Source=adflux.db");

    private static void Add<TContext>()
        where TContext : AdFluxDbContext => new ServiceCollection().AddAdFluxData<TContext>(Use);

    private sealed record Tenant(string Name);

    private abstract class AbstractContext(DbContextOptions options) : AdFluxDbContext(options);

    private sealed class OptionsOfTheBase(DbContextOptions<AdFluxDbContext> options) : AdFluxDbContext(options);

    private sealed class NoOptions() : AdFluxDbContext(new DbContextOptionsBuilder<NoOptions>().Options);

    private sealed class TwoConstructors(DbContextOptions<TwoConstructors> options) : AdFluxDbContext(options)
    {
        public TwoConstructors(DbContextOptions<TwoConstructors> options, Tenant tenant)
            : this(options) => _ = tenant;
    }

    private sealed class HiddenConstructor : AdFluxDbContext
    {
        internal HiddenConstructor(DbContextOptions<HiddenConstructor> options)
            : base(options) { }
    }

    private sealed class TenantContext(DbContextOptions<TenantContext> options, Tenant tenant) : AdFluxDbContext(options)
    {
        public Tenant Tenant => tenant;
    }
}
