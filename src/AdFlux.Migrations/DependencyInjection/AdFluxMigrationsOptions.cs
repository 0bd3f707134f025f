using System.Reflection;
using AdFlux.Migrations.Faults;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace AdFlux.Migrations.DependencyInjection;

/// <summary>What <c>AddAdFluxMigrations</c> migrates, and when.</summary>
public sealed class AdFluxMigrationsOptions
{
    private readonly HashSet<Assembly> _assemblies = [];
    private readonly HashSet<string> _tags = new(StringComparer.Ordinal);

    /// <summary>What to do when the application starts; nothing unless set.</summary>
    public MigrationsAtStartup AtStartup { get; set; }

    /// <summary>
    /// How long the start waits for a server that cannot be reached yet, and then, with <see cref="MigrationsAtStartup.Wait"/>, for the migrations:
    /// one minute each unless set. The application does not start when the time is up.
    /// </summary>
    public TimeSpan StartupTimeout { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>How to migrate at the start.</summary>
    public MigrationOptions Run { get; set; } = new();

    /// <summary>The migrator of a database of its own; null for that of <c>AddAdFluxData</c>.</summary>
    internal Func<ILoggerFactory?, TimeProvider?, IAdFluxMigrator>? Create { get; private set; }

    /// <summary>The application's own migrations; null when there are none.</summary>
    internal ApplicationMigrations? Migrations => _assemblies.Count == 0 ? null : ApplicationMigrations.In(_assemblies, _tags);

    /// <summary>
    /// Adds the application's own migrations, which run after AdFlux's: the classes of FluentMigrator in an assembly. May be called for several.
    /// </summary>
    /// <param name="assembly">The assembly, such as <c>typeof(Program).Assembly</c>.</param>
    /// <param name="tags">
    /// Of the application's migrations with <c>[Tags]</c>, those to apply; none of them when left out. The tags of several calls go for all of them.
    /// </param>
    /// <exception cref="UnsupportedMigrationException">The migrations are not as they must be, when the migrator is made.</exception>
    public void AddMigrations(Assembly assembly, params IReadOnlyCollection<string> tags)
    {
        ArgumentNullException.ThrowIfNull(assembly);
        _assemblies.Add(assembly);
        _tags.UnionWith(tags);
    }

    /// <summary>Migrates a PostgreSQL database by another connection string than <c>AddAdFluxData</c> has, such as that of a user who may change tables.</summary>
    /// <param name="connectionString">An Npgsql connection string.</param>
    /// <exception cref="InvalidConnectionStringException">The connection string cannot be read, when the migrator is made.</exception>
    public void UsePostgreSql(string connectionString) =>
        Create = (loggerFactory, timeProvider) => AdFluxMigrator.ForPostgreSql(connectionString, loggerFactory, timeProvider, Migrations);

    /// <summary>Migrates a PostgreSQL database through a data source of its own, which stays the caller's to dispose.</summary>
    /// <param name="dataSource">The data source, without multiplexing.</param>
    /// <exception cref="InvalidConnectionStringException">The data source multiplexes, when the migrator is made.</exception>
    public void UsePostgreSql(NpgsqlDataSource dataSource) =>
        Create = (loggerFactory, timeProvider) => AdFluxMigrator.ForPostgreSql(dataSource, loggerFactory, timeProvider, Migrations);

    /// <summary>Migrates a SQLite file by another connection string than <c>AddAdFluxData</c> has.</summary>
    /// <param name="connectionString">A Microsoft.Data.Sqlite connection string that names a file.</param>
    /// <exception cref="InvalidConnectionStringException">The connection string cannot be read or names no file, when the migrator is made.</exception>
    public void UseSqlite(string connectionString) =>
        Create = (loggerFactory, timeProvider) => AdFluxMigrator.ForSqlite(connectionString, loggerFactory, timeProvider, Migrations);
}
