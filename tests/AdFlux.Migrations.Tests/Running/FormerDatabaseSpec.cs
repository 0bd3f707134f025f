using AdFlux.Migrations.Faults;
using AdFlux.Migrations.Schema;
using AdFlux.Migrations.Tests.Support;

namespace AdFlux.Migrations.Tests.Running;

/// <summary>Databases of version 0.1.0, whose migrations EF Core wrote: they go on, and the schema that is made today is theirs.</summary>
public abstract class FormerDatabaseSpec(TestDatabase fixture)
{
    private const string ReadLog =
        "SELECT migration_id || ' ' || outcome || ' ' || checksum || ' ' || tool_version FROM adflux_migration_log ORDER BY sequence LIMIT 1";

    protected static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task It_is_up_to_date_and_valid()
    {
        await using var database = await fixture.CreateFormerAsync();

        var status = await database.Migrator().GetStatusAsync(Cancellation);
        var validation = await database.Migrator().ValidateAsync(Cancellation);

        Assert.False(status.HasPending);
        Assert.False(status.IsDatabaseNewer);
        Assert.NotNull(Assert.Single(status.Migrations).AppliedAt);
        Assert.Empty(validation.Findings);
    }

    [Fact]
    public async Task Migrating_it_does_nothing_and_its_log_stays_as_it_is()
    {
        await using var database = await fixture.CreateFormerAsync();
        var before = await database.ScalarAsync(ReadLog, Cancellation);

        var result = await database.Migrator().MigrateAsync(cancellationToken: Cancellation);

        Assert.Empty(result.Steps);
        Assert.Equal(before, await database.ScalarAsync(ReadLog, Cancellation));
        Assert.Equal(1, await database.LoggedAsync("applied"));
        Assert.Equal(0, await database.LoggedAsync("accepted"));
    }

    [Fact]
    public async Task The_schema_is_the_one_of_the_model()
    {
        await using var database = await fixture.CreateFormerAsync();

        var drift = await Compare(database).CompareAsync(Cancellation);

        Assert.Empty(drift.Differences);
    }

    [Fact]
    public async Task A_later_migration_goes_on_top()
    {
        await using var database = await fixture.CreateFormerAsync();
        var initial = typeof(AdFluxMigrator).Assembly.GetType("AdFlux.Migrations.Migrations.Initial", throwOnError: true)!;

        var result = await database.MigratorOf(initial, typeof(Steps.First)).MigrateAsync(cancellationToken: Cancellation);

        Assert.Equal([Steps.FirstId], result.Steps.Select(step => step.MigrationId));
    }

    [Fact]
    public async Task It_goes_down_and_up_again_with_the_checksum_of_today()
    {
        await using var database = await fixture.CreateFormerAsync();
        var migrator = database.Migrator();

        await migrator.MigrateDownAsync(AdFluxMigrator.EmptyDatabase, cancellationToken: Cancellation);
        Assert.Empty(await database.TablesAsync());
        await migrator.MigrateAsync(cancellationToken: Cancellation);

        Assert.Empty((await migrator.ValidateAsync(Cancellation)).Findings);
        Assert.Equal(9, (await database.TablesAsync()).Length);
    }

    [Fact]
    public async Task Another_checksum_than_those_is_refused()
    {
        await using var database = await fixture.CreateFormerAsync();
        await database.ExecuteAsync("UPDATE adflux_migration_log SET checksum = 'cd522f'", Cancellation);

        await Assert.ThrowsAsync<ChecksumMismatchException>(() => database.Migrator().MigrateAsync(cancellationToken: Cancellation));
    }

    [Fact]
    public async Task The_schema_that_is_made_today_is_the_same()
    {
        await using var former = await fixture.CreateFormerAsync();
        await using var today = await fixture.CreateAnotherAsync(Cancellation);
        await today.Migrator().MigrateAsync(cancellationToken: Cancellation);

        Assert.Equal(await DescribeAsync(former), await DescribeAsync(today));
    }

    /// <summary>The schema, so that two are the same only if every query and every write sees the same.</summary>
    protected abstract Task<string> DescribeAsync(TestDatabase database);

    private static AdFluxSchema Compare(TestDatabase database) =>
        database.Provider is TestProvider.PostgreSql
            ? AdFluxSchema.ForPostgreSql(database.ConnectionString)
            : AdFluxSchema.ForSqlite(database.ConnectionString);
}
