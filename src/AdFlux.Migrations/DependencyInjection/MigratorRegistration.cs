using AdFlux.Data;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Npgsql;

namespace AdFlux.Migrations.DependencyInjection;

/// <summary>One migrator among the services.</summary>
/// <param name="Key">The key; null for the one without.</param>
internal sealed record MigratorRegistration(string? Key)
{
    public string OptionsName => Key ?? Options.DefaultName;

    public IAdFluxMigrator FindMigrator(IServiceProvider services) =>
        Key is null ? services.GetRequiredService<IAdFluxMigrator>() : services.GetRequiredKeyedService<IAdFluxMigrator>(Key);

    public IAdFluxMigrator CreateMigrator(IServiceProvider services)
    {
        var loggerFactory = services.GetService<ILoggerFactory>();
        var timeProvider = services.GetService<TimeProvider>();
        var options = services.GetRequiredService<IOptionsMonitor<AdFluxMigrationsOptions>>().Get(OptionsName);
        return options.Create is { } create
            ? create(loggerFactory, timeProvider)
            : CreateMigrator(FindContexts(services), loggerFactory, timeProvider, options.Migrations);
    }

    private IDbContextFactory<AdFluxDbContext> FindContexts(IServiceProvider services) =>
        (
            Key is null
                ? services.GetService<IDbContextFactory<AdFluxDbContext>>()
                : services.GetKeyedService<IDbContextFactory<AdFluxDbContext>>(Key)
        )
        ?? throw new InvalidOperationException(
            Key is null
                ? "Which database is to be migrated? Call AddAdFluxData too, or UsePostgreSql or UseSqlite on the options of AddAdFluxMigrations."
                : $"Which database is '{Key}'? Call AddKeyedAdFluxData with the same key too, or UsePostgreSql or UseSqlite on the options."
        );

    private static IAdFluxMigrator CreateMigrator(
        IDbContextFactory<AdFluxDbContext> contexts,
        ILoggerFactory? loggerFactory,
        TimeProvider? timeProvider,
        ApplicationMigrations? migrations
    )
    {
        using var context = contexts.CreateDbContext();
        return context.Database.GetDbConnection() is SqliteConnection sqlite
            ? AdFluxMigrator.ForSqlite(sqlite.ConnectionString, loggerFactory, timeProvider, migrations)
            : AdFluxMigrator.ForPostgreSql(() => Another(contexts), loggerFactory, timeProvider, migrations);
    }

    /// <summary>A connection like the context's, with its data source and so its password, but without its refusal of a schema that does not fit.</summary>
    private static NpgsqlConnection Another(IDbContextFactory<AdFluxDbContext> contexts)
    {
        using var context = contexts.CreateDbContext();
        return (NpgsqlConnection)((ICloneable)context.Database.GetDbConnection()).Clone();
    }
}
