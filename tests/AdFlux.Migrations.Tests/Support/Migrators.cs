using AdFlux.Migrations.Running;
using AdFlux.Migrations.Running.Postgres;
using AdFlux.Migrations.Running.Sqlite;
using Microsoft.Extensions.Logging.Abstractions;

namespace AdFlux.Migrations.Tests.Support;

/// <summary>Migrators of test databases.</summary>
internal static class Migrators
{
    public const string InitialId = "20260101000000_Initial";

    public static readonly MigrationOptions NoWait = new() { LockWait = TimeSpan.Zero };

    /// <summary>The migrator that an application would create.</summary>
    public static IAdFluxMigrator Migrator(this TestDatabase database, TimeProvider? timeProvider = null) =>
        database.Provider is TestProvider.PostgreSql
            ? AdFluxMigrator.ForPostgreSql(database.ConnectionString, timeProvider: timeProvider)
            : AdFluxMigrator.ForSqlite(database.ConnectionString, timeProvider: timeProvider);

    /// <summary>The migrator that an application with migrations of its own would create.</summary>
    public static IAdFluxMigrator MigratorWith(this TestDatabase database, ApplicationMigrations migrations) =>
        database.Provider is TestProvider.PostgreSql
            ? AdFluxMigrator.ForPostgreSql(database.ConnectionString, migrations: migrations)
            : AdFluxMigrator.ForSqlite(database.ConnectionString, migrations: migrations);

    /// <inheritdoc cref="MigratorWith(TestDatabase, ApplicationMigrations)"/>
    public static IAdFluxMigrator MigratorWith(this TestDatabase database, params Type[] migrations) =>
        database.MigratorWith(new ApplicationMigrations(migrations));

    /// <summary>A migrator that knows other migrations than ours.</summary>
    public static IAdFluxMigrator MigratorOf(this TestDatabase database, params Type[] migrations) =>
        new MigrationRunner(
            database.Provider is TestProvider.PostgreSql
                ? PostgresMigrationDatabase.FromConnectionString(database.ConnectionString)
                : SqliteMigrationDatabase.FromConnectionString(database.ConnectionString),
            [new MigrationSet(migrations)],
            NullLogger.Instance,
            TimeProvider.System
        );

    /// <summary>What the tool calls the provider.</summary>
    public static string ProviderOption(this TestDatabase database) =>
        database.Provider is TestProvider.PostgreSql ? "postgresql" : "sqlite";

    /// <summary>The names of the tables that are not the runner's own, in order.</summary>
    public static async Task<string[]> TablesAsync(this TestDatabase database)
    {
        var tables =
            database.Provider is TestProvider.PostgreSql
                ? "SELECT string_agg(table_name, ',') FROM information_schema.tables WHERE table_schema = 'public'"
                : "SELECT group_concat(name) FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite%'";
        var names = (string?)await database.ScalarAsync(tables, TestContext.Current.CancellationToken) ?? "";
        return
        [
            .. names
                .Split(',', StringSplitOptions.RemoveEmptyEntries)
                .Where(name => !name.StartsWith("adflux_", StringComparison.Ordinal))
                .Order(StringComparer.Ordinal),
        ];
    }

    /// <summary>How often the log says that a migration was applied or reverted.</summary>
    public static async Task<long> LoggedAsync(this TestDatabase database, string outcome) =>
        Convert.ToInt64(
            await database.ScalarAsync(
                $"SELECT count(*) FROM adflux_migration_log WHERE outcome = '{outcome}'",
                TestContext.Current.CancellationToken
            ),
            System.Globalization.CultureInfo.InvariantCulture
        );

    /// <summary>Writes into the history that a migration of a later version was applied.</summary>
    public static Task AddFromTheFutureAsync(this TestDatabase database) =>
        database.ExecuteAsync(
            """INSERT INTO adflux_migrations ("MigrationId", "ProductVersion") VALUES ('29990101000000_Future', '99.0')""",
            TestContext.Current.CancellationToken
        );
}
