using AdFlux.Data.DependencyInjection;
using AdFlux.Data.Ids;
using AdFlux.Data.Model;
using AdFlux.Data.Tests.DependencyInjection;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace AdFlux.Data.Tests.OwnContexts;

/// <summary>The base of the tests of a context of an application's own: each has the tables of AdFlux and, empty, those of <see cref="HiringContext"/>.</summary>
public abstract class OnHiringDatabase(TestDatabase database) : OnRegisteredDatabase(database), IAsyncLifetime
{
    protected const string Key = "hiring";

    async ValueTask IAsyncLifetime.InitializeAsync()
    {
        await InitializeAsync();
        await Database.ExecuteAsync("DROP TABLE IF EXISTS candidate_notes", Token);
        await using var context = new HiringContext(Options<HiringContext>());
        await context.GetService<IRelationalDatabaseCreator>().CreateTablesAsync(Token);
    }

    protected static Candidate Seeker(string id) => new() { CandidateId = CandidateId.From(id), Name = $"Seeker {id}" };

    protected static CandidateNote Note(string id, string text = "call back") => new() { CandidateId = CandidateId.From(id), Text = text };

    protected DbContextOptions<TContext> Options<TContext>()
        where TContext : DbContext
    {
        var builder = new DbContextOptionsBuilder<TContext>();
        Choose(builder);
        return builder.Options;
    }

    /// <summary>Chooses the test's database as an application does that makes its contexts itself.</summary>
    protected void Choose(DbContextOptionsBuilder builder) =>
        _ =
            Database.Provider == TestProvider.PostgreSql
                ? builder.UseAdFluxPostgreSql(Database.ConnectionString)
                : builder.UseAdFluxSqlite(Database.ConnectionString);

    /// <summary>A container with the test's database and <see cref="HiringContext"/>, by a key and without.</summary>
    protected ServiceProvider BuildHiring(Action<AdFluxDataOptions>? configure = null, Action<IServiceCollection>? add = null)
    {
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddAdFluxData<HiringContext>(Configure);
        services.AddKeyedAdFluxData<HiringContext>(Key, Configure);
        add?.Invoke(services);
        return services.BuildServiceProvider(new ServiceProviderOptions { ValidateOnBuild = true, ValidateScopes = true });

        void Configure(AdFluxDataOptions options)
        {
            Use(options);
            configure?.Invoke(options);
        }
    }
}
