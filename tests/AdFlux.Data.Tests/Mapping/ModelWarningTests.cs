using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace AdFlux.Data.Tests.Mapping;

public sealed class ModelWarningTests
{
    [Fact]
    public void EF_Core_warns_of_nothing_when_it_builds_the_model_for_PostgreSQL() =>
        Assert.NotEmpty(Build(builder => builder.UseAdFluxPostgreSql("Host=nowhere")).GetEntityTypes());

    [Fact]
    public void EF_Core_warns_of_nothing_when_it_builds_the_model_for_SQLite() =>
        Assert.NotEmpty(Build(builder => builder.UseAdFluxSqlite("Data Source=none.db")).GetEntityTypes());

    private static IModel Build(Action<DbContextOptionsBuilder> useProvider)
    {
        var builder = new DbContextOptionsBuilder<AdFluxDbContext>();
        useProvider(builder);
        builder.ConfigureWarnings(warnings => warnings.Default(WarningBehavior.Throw)).EnableServiceProviderCaching(false);
        using var context = new AdFluxDbContext(builder.Options);
        return context.Model;
    }
}
