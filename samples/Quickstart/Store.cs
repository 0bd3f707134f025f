using AdFlux.Data;
using AdFlux.Data.Repositories;
using AdFlux.Migrations;
using Microsoft.Extensions.DependencyInjection;
using Spectre.Console;

namespace AdFlux.Samples;

/// <summary>A migrated database and the repositories over it, wired as an application would.</summary>
internal sealed class Store : IAsyncDisposable
{
    private readonly ServiceProvider _services;
    private readonly AsyncServiceScope _scope;

    private Store(ServiceProvider services)
    {
        _services = services;
        _scope = services.CreateAsyncScope();
    }

    public AdFluxDbContext Context => _scope.ServiceProvider.GetRequiredService<AdFluxDbContext>();

    public IMetaInsightRepository Insights => _scope.ServiceProvider.GetRequiredService<IMetaInsightRepository>();

    public IMetaHierarchyRepository Hierarchy => _scope.ServiceProvider.GetRequiredService<IMetaHierarchyRepository>();

    /// <summary>Migrates and opens the PostgreSQL database, or a new SQLite file in a temporary folder.</summary>
    public static async Task<Store> OpenAsync(string? postgres, IAnsiConsole console, CancellationToken cancellationToken)
    {
        var services = new ServiceCollection();
        IAdFluxMigrator migrator;
        if (postgres is null)
        {
            string file = Path.Combine(CreateFolder().FullName, "adflux.db");
            console.WriteLine($"SQLite database: {file}");
            migrator = AdFluxMigrator.ForSqlite($"Data Source={file}");
            services.AddAdFluxData(options => options.UseSqlite($"Data Source={file}"));
        }
        else
        {
            console.WriteLine("PostgreSQL database");
            migrator = AdFluxMigrator.ForPostgreSql(postgres);
            services.AddAdFluxData(options => options.UsePostgreSql(postgres));
        }

        MigrationResult migrated = await migrator.MigrateAsync(cancellationToken: cancellationToken);
        console.WriteLine(
            migrated.Steps.Count == 0
                ? "Schema: up to date"
                : $"Schema: applied {string.Join(", ", migrated.Steps.Select(step => step.MigrationId))}"
        );
        return new Store(services.BuildServiceProvider());
    }

    private static DirectoryInfo CreateFolder()
    {
        try
        {
            return Directory.CreateTempSubdirectory("adflux-quickstart-");
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new IOException($"No folder can be made in {Path.GetTempPath()} (TMPDIR names another): {error.Message}", error);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _scope.DisposeAsync();
        await _services.DisposeAsync();
    }
}
