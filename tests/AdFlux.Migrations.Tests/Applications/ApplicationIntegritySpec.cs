using System.Collections.Concurrent;
using AdFlux.Migrations.Faults;
using AdFlux.Migrations.Tests.Support;
using FluentMigrator;
using FluentMigrator.Infrastructure;

namespace AdFlux.Migrations.Tests.Applications;

/// <summary>Order, checksums, newer versions, tags and failures of an application's own migrations.</summary>
public abstract class ApplicationIntegritySpec(TestDatabase fixture)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task One_that_is_older_than_an_applied_one_is_refused_unless_allowed()
    {
        await using var database = await fixture.CreateAnotherAsync(Cancellation);
        await database.MigratorWith(typeof(Steps.First), typeof(Steps.Third)).MigrateAsync(cancellationToken: Cancellation);
        var migrator = database.MigratorWith(typeof(Steps.First), typeof(Steps.Second), typeof(Steps.Third));

        await Assert.ThrowsAsync<MigrationOrderException>(() => migrator.MigrateAsync(cancellationToken: Cancellation));
        var findings = (await migrator.ValidateAsync(Cancellation)).Findings;
        var allowed = await migrator.MigrateAsync(new() { AllowOutOfOrder = true }, Cancellation);

        Assert.Contains(MigrationFindingKind.OutOfOrder, findings.Select(finding => finding.Kind));
        Assert.Equal([Steps.SecondId], allowed.StepIds());
    }

    [Fact]
    public async Task One_whose_SQL_has_changed_stops_a_run_until_it_is_accepted()
    {
        await using var database = await fixture.CreateAnotherAsync(Cancellation);
        await database.MigratorWith(typeof(Steps.First)).MigrateAsync(cancellationToken: Cancellation);
        var migrator = database.MigratorWith(typeof(ChangedSteps.First), typeof(Steps.Second));

        var changed = await Assert.ThrowsAsync<ChecksumMismatchException>(() => migrator.MigrateAsync(cancellationToken: Cancellation));
        Assert.Equal([Steps.FirstId], changed.MigrationIds);
        Assert.Equal(MigrationFindingKind.ChecksumChanged, (await migrator.ValidateAsync(Cancellation)).Findings[0].Kind);
        await migrator.RepairAsync(new() { Apply = true, AcceptedMigrationIds = [Steps.FirstId] }, Cancellation);

        Assert.Equal([Steps.SecondId], (await migrator.MigrateAsync(cancellationToken: Cancellation)).StepIds());
        Assert.Equal(1, await database.CountAsync("adflux_application_migration_log WHERE outcome = 'accepted'"));
        Assert.Equal(0, await database.LoggedAsync("accepted"));
    }

    [Fact]
    public async Task One_of_a_newer_application_is_unknown_to_an_older_one_and_none_of_AdFluxs_business()
    {
        await using var database = await fixture.CreateAnotherAsync(Cancellation);
        await database.MigratorWith(typeof(Steps.First), typeof(Steps.Second)).MigrateAsync(cancellationToken: Cancellation);
        var older = database.MigratorWith(typeof(Steps.First));

        var newer = await Assert.ThrowsAsync<DatabaseNewerException>(() => older.MigrateAsync(cancellationToken: Cancellation));
        await Assert.ThrowsAsync<DatabaseNewerException>(() =>
            older.MigrateDownAsync(AdFluxMigrator.EmptyDatabase, cancellationToken: Cancellation)
        );

        Assert.Equal([Steps.SecondId], newer.UnknownMigrationIds);
        Assert.True((await older.GetStatusAsync(Cancellation)).IsDatabaseNewer);
        Assert.Empty((await older.MigrateAsync(new() { AllowNewer = true }, Cancellation)).Steps);
        Assert.False((await database.Migrator().GetStatusAsync(Cancellation)).IsDatabaseNewer);
    }

    [Fact]
    public async Task One_with_a_tag_is_applied_where_its_tag_is_given()
    {
        await using var database = await Hiring.CreateAsync(fixture);
        await using var demo = await Hiring.CreateAsync(fixture, "demo");

        Assert.Equal(Hiring.Ids, await database.HistoryAsync());
        string[] withDemo = [.. Hiring.Ids.Append(Hiring.DemoId).Order(StringComparer.Ordinal)];
        Assert.Equal(withDemo, await demo.HistoryAsync());
    }

    [Fact]
    public async Task One_that_was_applied_by_its_tag_stays_known_without_it_and_is_reverted_in_its_turn()
    {
        await using var database = await Hiring.CreateAsync(fixture, "demo");
        var migrator = database.MigratorWith(Hiring.Migrations());

        Assert.Empty((await migrator.MigrateAsync(cancellationToken: Cancellation)).Steps);
        Assert.Empty((await migrator.ValidateAsync(Cancellation)).Findings);
        var status = await migrator.GetStatusAsync(Cancellation);
        var down = await migrator.MigrateDownAsync(Migrators.InitialId, cancellationToken: Cancellation);

        Assert.False(status.HasPending);
        Assert.False(status.IsDatabaseNewer);
        Assert.Contains(status.Migrations, state => state is { MigrationId: Hiring.DemoId, IsApplied: true });
        Assert.Equal(
            [Hiring.IndexId, Hiring.CountsId, Hiring.FillId, Hiring.DemoId, Hiring.KindsId, Hiring.RatingId, Hiring.NotesId],
            down.StepIds()
        );
        Assert.Empty(await database.HistoryAsync());
    }

    [Fact]
    public async Task One_that_only_goes_forward_stops_the_way_back_before_it_begins()
    {
        await using var database = await Hiring.CreateAsync(fixture, "forward");
        var migrator = database.MigratorWith(Hiring.Migrations("forward"));

        var refused = await Assert.ThrowsAsync<UnsupportedMigrationException>(() =>
            migrator.MigrateDownAsync(Migrators.InitialId, cancellationToken: Cancellation)
        );

        Assert.Contains(Hiring.ForwardId, refused.Message, StringComparison.Ordinal);
        string[] all = [.. Hiring.Ids, Hiring.ForwardId];
        Assert.Equal(all, await database.HistoryAsync());
    }

    [Fact]
    public async Task One_that_fails_leaves_nothing_of_itself_and_all_of_AdFluxs()
    {
        await using var database = await fixture.CreateAnotherAsync(Cancellation);
        var migrator = database.MigratorWith(typeof(Steps.First), typeof(Steps.Failing));

        var failure = await Assert.ThrowsAsync<MigrationFailedException>(() => migrator.MigrateAsync(cancellationToken: Cancellation));

        Assert.Equal(Steps.FailingId, failure.MigrationId);
        Assert.Equal([Steps.FirstId], await database.HistoryAsync());
        Assert.Equal(10, (await database.TablesAsync()).Length);
        var finding = Assert.Single((await migrator.ValidateAsync(Cancellation)).Findings);
        Assert.Equal((MigrationFindingKind.Failed, Steps.FailingId), (finding.Kind, finding.MigrationId));
    }

    [Fact]
    public async Task One_that_is_cancelled_leaves_nothing_of_itself()
    {
        await using var database = await fixture.CreateAnotherAsync(Cancellation);
        using var cancellation = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        var migrator = database.MigratorWith(typeof(Steps.First), typeof(Steps.Endless));
        var run = Task.Run(() => migrator.MigrateAsync(cancellationToken: cancellation.Token), Cancellation);
        await database.UntilInEndlessStatementAsync();

        await cancellation.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => run);
        Assert.Equal([Steps.FirstId], await database.HistoryAsync());
        Assert.Equal(10, (await database.TablesAsync()).Length);
    }

    [Theory]
    [InlineData(typeof(Restless))]
    [InlineData(typeof(Fading))]
    public async Task One_that_writes_other_SQL_each_time_is_refused_and_leaves_nothing(Type restless)
    {
        await using var database = await fixture.CreateAnotherAsync(Cancellation);

        var refused = await Assert.ThrowsAsync<UnsupportedMigrationException>(() =>
            database.MigratorWith(restless).MigrateAsync(cancellationToken: Cancellation)
        );

        Assert.Contains("other SQL each time", refused.Message, StringComparison.Ordinal);
        Assert.Equal(9, (await database.TablesAsync()).Length);
    }

    [Theory]
    [InlineData(typeof(Broken), "InvalidCastException")]
    [InlineData(typeof(Unbuilt), "no constructor today")]
    public async Task One_whose_code_fails_stops_the_run_before_it_begins(Type broken, string reason)
    {
        await using var database = await fixture.CreateAnotherAsync(Cancellation);

        var refused = await Assert.ThrowsAsync<UnsupportedMigrationException>(() =>
            database.MigratorWith(broken).MigrateAsync(cancellationToken: Cancellation)
        );

        Assert.Contains(reason, refused.Message, StringComparison.Ordinal);
        Assert.Empty(await database.TablesAsync());
    }

    [Migration(20300301000000)]
    private sealed class Restless : ForwardOnlyMigration
    {
        public override void Up()
        {
            Execute.Sql("CREATE TABLE restless (id varchar(40))");
            Insert.IntoTable("restless").Row(new { id = Guid.NewGuid().ToString() });
        }
    }

    /// <summary>Says less the second time.</summary>
    [Migration(20300302000000)]
    private sealed class Fading : ForwardOnlyMigration
    {
        private static readonly ConcurrentDictionary<string, int> Times = new(StringComparer.Ordinal);
        private string _database = "";

        public override void GetUpExpressions(IMigrationContext context)
        {
            _database = context.QuerySchema.DatabaseType;
            base.GetUpExpressions(context);
        }

        public override void Up()
        {
            Execute.Sql("CREATE TABLE fading (id integer)");
            // It is written before the lock, and again under it, and then run.
            if (Times.AddOrUpdate(_database, 1, (_, times) => times + 1) < 3)
            {
                Execute.Sql("INSERT INTO fading VALUES (1)");
            }
        }
    }

    [Migration(20300303000000)]
    private sealed class Broken : ForwardOnlyMigration
    {
        public override void Up() => Execute.Sql((string)(object)1);
    }

    [Migration(20300304000000)]
    private sealed class Unbuilt : ForwardOnlyMigration
    {
        public Unbuilt() => throw new InvalidOperationException("no constructor today");

        public override void Up() { }
    }
}

[OnPostgres]
public sealed class ApplicationIntegrityOnPostgres(PostgresDatabase database)
    : ApplicationIntegritySpec(database),
        IClassFixture<PostgresDatabase>;

[OnSqlite]
public sealed class ApplicationIntegrityOnSqlite(SqliteDatabase database)
    : ApplicationIntegritySpec(database),
        IClassFixture<SqliteDatabase>;
