using AdFlux.Migrations.Faults;
using AdFlux.Migrations.Running.Postgres;
using AdFlux.Migrations.Tests.Support;
using Npgsql;

namespace AdFlux.Migrations.Tests.Running;

/// <summary>Migrating through an application's own data source, and connections that end in the middle.</summary>
[OnPostgres]
public sealed class DataSourceOnPostgres(PostgresDatabase fixture) : IClassFixture<PostgresDatabase>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_pool_of_one_connection_is_enough_and_gets_it_back_without_the_lock()
    {
        await using var database = await fixture.CreateAnotherAsync(Cancellation);
        // Without the reset, only the runner itself can give the lock back.
        var pool = new NpgsqlConnectionStringBuilder(database.ConnectionString)
        {
            MaxPoolSize = 1,
            NoResetOnClose = true,
            Timeout = 5,
        };
        await using var dataSource = NpgsqlDataSource.Create(pool.ConnectionString);

        var result = await AdFluxMigrator.ForPostgreSql(dataSource).MigrateAsync(cancellationToken: Cancellation);

        Assert.Single(result.Steps);
        await using var command = dataSource.CreateCommand(
            $"SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND pid = pg_backend_pid()"
        );
        Assert.Equal(0L, await command.ExecuteScalarAsync(Cancellation));
    }

    [Fact]
    public void A_multiplexing_data_source_is_refused()
    {
        using var dataSource = NpgsqlDataSource.Create("Host=localhost;Multiplexing=true");

        Assert.Throws<InvalidConnectionStringException>(() => AdFluxMigrator.ForPostgreSql(dataSource));
    }

    [Fact]
    public async Task A_session_that_the_server_ends_in_the_middle_takes_the_lock_and_the_migration_with_it()
    {
        await using var database = await fixture.CreateAnotherAsync(Cancellation);
        var run = Task.Run(() => database.MigratorOf(typeof(Steps.Endless)).MigrateAsync(cancellationToken: Cancellation), Cancellation);
        await database.UntilInEndlessStatementAsync();

        await database.ScalarAsync(
            $"SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity WHERE datname = current_database() AND query LIKE 'WITH RECURSIVE%'",
            Cancellation
        );

        var failure = await Assert.ThrowsAsync<MigrationFailedException>(() => run);
        Assert.False(failure.OutcomeUnknown);
        Assert.Empty(await database.TablesAsync());
        Assert.Single((await database.Migrator().MigrateAsync(Migrators.NoWait, Cancellation)).Steps);
    }

    [Fact]
    public async Task A_run_that_loses_its_connection_while_it_waits_for_the_lock_says_so()
    {
        await using var database = await fixture.CreateAnotherAsync(Cancellation);
        await using var holder = await database.HoldLockAsync();
        var run = Task.Run(() => database.Migrator().MigrateAsync(cancellationToken: Cancellation), Cancellation);
        await database.UntilWaitingForLockAsync();

        await database.ScalarAsync(
            "SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity WHERE datname = current_database() AND query LIKE '%pg_try_advisory_lock%' AND pid <> pg_backend_pid()",
            Cancellation
        );

        var failure = await Assert.ThrowsAsync<DatabaseAccessException>(() => run);
        Assert.Contains("lock", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_connection_lost_at_the_commit_leaves_it_to_the_history_what_happened()
    {
        await using var database = await fixture.CreateAnotherAsync(Cancellation);
        await using var proxy = new WireProxy(database) { DropsAtCommit = true };

        var failure = await Assert.ThrowsAsync<MigrationFailedException>(() =>
            AdFluxMigrator.ForPostgreSql(proxy.ConnectionString).MigrateAsync(cancellationToken: Cancellation)
        );

        Assert.True(failure.OutcomeUnknown);
        Assert.Empty((await database.Migrator().MigrateAsync(cancellationToken: Cancellation)).Steps);
    }

    [Fact]
    public async Task A_pooler_before_the_server_is_refused_before_it_is_given_the_lock()
    {
        await using var database = await fixture.CreateAnotherAsync(Cancellation);
        await using var pooler = new WireProxy(database) { HidesProcessId = true };

        var refused = await Assert.ThrowsAsync<DatabaseAccessException>(() =>
            AdFluxMigrator.ForPostgreSql(pooler.ConnectionString).MigrateAsync(cancellationToken: Cancellation)
        );

        Assert.Contains("pooler", refused.Message, StringComparison.Ordinal);
        Assert.Single((await database.Migrator().MigrateAsync(Migrators.NoWait, Cancellation)).Steps);
    }

    [Fact]
    public async Task A_proxy_that_changes_nothing_changes_nothing()
    {
        await using var database = await fixture.CreateAnotherAsync(Cancellation);
        await using var proxy = new WireProxy(database);

        var result = await AdFluxMigrator.ForPostgreSql(proxy.ConnectionString).MigrateAsync(cancellationToken: Cancellation);

        Assert.Single(result.Steps);
    }

    [Fact]
    public async Task The_lock_is_the_documented_one()
    {
        await using var database = await fixture.CreateAnotherAsync(Cancellation);

        Assert.Equal(
            "adflux",
            await database.ScalarAsync(
                $"SELECT convert_from(decode(to_hex({PostgresMigrationSession.LockKey}), 'hex'), 'UTF8')",
                Cancellation
            )
        );
    }
}
