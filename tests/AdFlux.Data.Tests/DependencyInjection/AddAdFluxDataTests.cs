using AdFlux.Data.Repositories;
using Microsoft.Extensions.DependencyInjection;

namespace AdFlux.Data.Tests.DependencyInjection;

public sealed class AddAdFluxDataTests
{
    [Fact]
    public async Task The_repositories_of_a_scope_share_its_context_and_no_connection_is_made()
    {
        var services = new ServiceCollection();
        services.AddAdFluxData(options => options.UsePostgreSql("Host=192.0.2.1;Username=nobody"));
        await using ServiceProvider provider = services.BuildServiceProvider(
            new ServiceProviderOptions { ValidateOnBuild = true, ValidateScopes = true }
        );
        await using AsyncServiceScope scope = provider.CreateAsyncScope();

        Assert.IsType<MetaInsightRepository>(scope.ServiceProvider.GetRequiredService<IMetaInsightRepository>());
        Assert.IsType<MetaHierarchyRepository>(scope.ServiceProvider.GetRequiredService<IMetaHierarchyRepository>());
        Assert.IsType<JobOpeningRepository>(scope.ServiceProvider.GetRequiredService<IJobOpeningRepository>());
        Assert.IsType<CandidateRepository>(scope.ServiceProvider.GetRequiredService<ICandidateRepository>());
        Assert.IsType<ApplicationRepository>(scope.ServiceProvider.GetRequiredService<IApplicationRepository>());
        Assert.IsType<SegmentRepository>(scope.ServiceProvider.GetRequiredService<ISegmentRepository>());
        Assert.Same(
            scope.ServiceProvider.GetRequiredService<AdFluxDbContext>(),
            scope.ServiceProvider.GetRequiredService<AdFluxDbContext>()
        );
    }

    [Fact]
    public void A_database_must_be_chosen_and_only_one()
    {
        var services = new ServiceCollection();

        var none = Assert.Throws<InvalidOperationException>(() => services.AddAdFluxData(_ => { }));
        var two = Assert.Throws<InvalidOperationException>(() =>
            services.AddAdFluxData(options =>
            {
                options.UseSqlite("Data Source=a.db");
                options.UsePostgreSql("Host=localhost");
            })
        );

        Assert.Contains("UseSqlite", none.Message, StringComparison.Ordinal);
        Assert.Contains("once", two.Message, StringComparison.Ordinal);
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
        var error = Assert.Throws<ArgumentException>(() =>
            new ServiceCollection().AddAdFluxData(options => options.UseSqlite(connectionString))
        );

        Assert.Contains("name a file", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_connection_string_that_is_none_is_refused_at_registration()
    {
        Assert.Throws<ArgumentException>(() => new ServiceCollection().AddAdFluxData(options => options.UseSqlite("Folder=x")));
        Assert.Throws<ArgumentException>(() => new ServiceCollection().AddAdFluxData(options => options.UseSqlite(" ")));
    }
}
