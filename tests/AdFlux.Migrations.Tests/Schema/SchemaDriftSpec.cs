using AdFlux.Migrations.Faults;
using AdFlux.Migrations.Schema;
using AdFlux.Migrations.Tests.Support;

namespace AdFlux.Migrations.Tests.Schema;

/// <summary>What the comparison of a database with the model finds, and that what it prints mends it.</summary>
public abstract class SchemaDriftSpec(TestDatabase fixture)
{
    private static readonly string[] Tables =
    [
        "segments",
        "job_openings",
        "candidates",
        "applications",
        "campaigns",
        "meta_campaigns",
        "meta_ad_sets",
        "meta_ads",
        "meta_insights",
    ];

    protected static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_freshly_migrated_database_does_not_differ_from_the_model()
    {
        await using var database = await CreateMigratedAsync();

        var drift = await database.Schema().CompareAsync(Cancellation);

        Assert.Empty(drift.Differences);
        Assert.False(drift.HasDrift);
    }

    [Fact]
    public async Task An_empty_database_lacks_every_table_and_what_is_printed_makes_them()
    {
        await using var database = await fixture.CreateAnotherAsync(Cancellation);
        await database.ExecuteAsync("CREATE TABLE of_others (id integer)", Cancellation);

        var drift = await database.Schema().CompareAsync(Cancellation);
        await database.MendAsync(drift);

        Assert.Equal(Tables.Order(StringComparer.Ordinal), Missing(drift, SchemaPart.Table).Order(StringComparer.Ordinal));
        Assert.Equal(["extra table of_others: (id)"], await DifferencesAsync(database));
    }

    [Fact]
    public async Task A_missing_table_is_made_with_its_keys_and_indexes()
    {
        await using var database = await CreateMigratedAsync();
        await InsertRowsAsync(database);
        await database.ExecuteAsync("DROP TABLE meta_insights", Cancellation);

        var drift = await database.Schema().CompareAsync(Cancellation);
        await database.MendAsync(drift);

        Assert.Equal(["meta_insights"], Missing(drift, SchemaPart.Table));
        Assert.Empty(await DifferencesAsync(database));
    }

    [Fact]
    public async Task An_extra_table_column_or_index_is_told_of_and_is_no_drift()
    {
        await using var database = await CreateMigratedAsync();
        await database.ExecuteAsync(
            """
            CREATE TABLE alembic_version (version_num varchar(32) NOT NULL);
            ALTER TABLE campaigns ADD COLUMN external_campaign_id varchar(100);
            CREATE INDEX ix_external ON campaigns (external_campaign_id);
            CREATE UNIQUE INDEX ix_only_external ON campaigns (external_campaign_id);
            CREATE INDEX ix_by_hand ON campaigns (name);
            """,
            Cancellation
        );

        var drift = await database.Schema().CompareAsync(Cancellation);

        Assert.False(drift.HasDrift);
        Assert.Empty(drift.Mending);
        Assert.Equal(
            [
                "extra column external_campaign_id",
                "extra index ix_by_hand",
                "extra index ix_external",
                "extra index ix_only_external",
                "extra table alembic_version",
            ],
            drift.Differences.Select(difference => $"{difference.Kind} {difference.Part} {difference.Name}".ToLowerInvariant())
        );
    }

    [Fact]
    public async Task An_extra_column_that_refuses_every_insert_of_ours_is_drift()
    {
        await using var database = await CreateMigratedAsync();
        await database.ExecuteAsync("DROP TABLE meta_insights", Cancellation);
        await database.MendAsync(await database.Schema().CompareAsync(Cancellation));
        await database.ExecuteAsync(
            database.Provider is TestProvider.PostgreSql
                ? "ALTER TABLE campaigns ADD COLUMN owner text NOT NULL"
                : SqliteEdit.Of("campaigns", "\"name\"", "owner TEXT NOT NULL, \"name\""),
            Cancellation
        );

        var drift = await database.Schema().CompareAsync(Cancellation);
        await database.MendAsync(drift);
        await database.ExecuteAsync("INSERT INTO campaigns (name, platform) VALUES ('Welders', 'meta')", Cancellation);

        Assert.Equal("owner", Assert.Single(drift.Differences).Name);
        Assert.True(drift.HasDrift);
        Assert.False((await database.Schema().CompareAsync(Cancellation)).HasDrift);
    }

    [Fact]
    public async Task A_missing_check_is_found_and_made()
    {
        await using var database = await CreateMigratedAsync();
        await InsertRowsAsync(database);

        var drift = await database.SchemaWithCheck().CompareAsync(Cancellation);
        var before = await database.ContentAsync(Tables);
        await database.MendAsync(drift);

        Assert.Equal(
            "missing check constraint campaigns.ck_campaigns_daily_budget: CHECK (daily_budget >= 100)",
            Assert.Single(drift.Differences).ToString()
        );
        Assert.Empty((await database.SchemaWithCheck().CompareAsync(Cancellation)).Differences);
        Assert.Equal(before, await database.ContentAsync(Tables));
        await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() =>
            database.ExecuteAsync("UPDATE campaigns SET daily_budget = 99", Cancellation)
        );
    }

    [Fact]
    public async Task An_extra_check_and_one_with_another_condition_are_found_and_mended()
    {
        await using var database = await CreateMigratedAsync();
        await InsertRowsAsync(database);
        await database.MendAsync(await database.SchemaWithCheck(1).CompareAsync(Cancellation));

        var extra = await database.Schema().CompareAsync(Cancellation);
        var different = await database.SchemaWithCheck().CompareAsync(Cancellation);
        await database.MendAsync(different);
        var mended = await database.SchemaWithCheck().CompareAsync(Cancellation);
        await database.MendAsync(extra);

        Assert.Equal(
            "extra check constraint campaigns.ck_campaigns_daily_budget: CHECK (daily_budget >= 1)",
            Assert.Single(extra.Differences).ToString()
        );
        Assert.Equal(["expression"], Assert.Single(different.Differences).Aspects);
        Assert.Empty(mended.Differences);
        Assert.Empty(await DifferencesAsync(database));
    }

    [Fact]
    public async Task Several_differences_of_one_table_are_mended_together()
    {
        await using var database = await CreateMigratedAsync();
        await InsertRowsAsync(database);
        await database.ExecuteAsync(
            """
            DROP INDEX ix_campaigns_status;
            CREATE UNIQUE INDEX ix_by_hand ON campaigns (name);
            CREATE INDEX ix_of_others ON campaigns (platform);
            ALTER TABLE campaigns ADD COLUMN external_campaign_id varchar(100);
            CREATE INDEX ix_external ON campaigns (external_campaign_id);
            UPDATE campaigns SET external_campaign_id = 'kept';
            """,
            Cancellation
        );
        await database.MendAsync(await database.SchemaWithCheck().CompareAsync(Cancellation));

        Assert.Equal(
            ["extra column campaigns.external_campaign_id", "extra index campaigns.ix_external", "extra index campaigns.ix_of_others"],
            (await database.SchemaWithCheck().CompareAsync(Cancellation)).Differences.Select(difference =>
                difference.ToString().Split(':')[0]
            )
        );
        Assert.Equal("kept", await database.ScalarAsync("SELECT external_campaign_id FROM campaigns", Cancellation));
    }

    [Fact]
    public async Task A_row_that_breaks_a_missing_check_stops_the_mending_and_is_kept()
    {
        await using var database = await CreateMigratedAsync();
        await InsertRowsAsync(database);
        await database.ExecuteAsync("UPDATE campaigns SET daily_budget = 99", Cancellation);
        var drift = await database.SchemaWithCheck().CompareAsync(Cancellation);
        var before = await database.ContentAsync(Tables);

        await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() => database.MendAsync(drift));

        Assert.Equal(before, await database.ContentAsync(Tables));
        Assert.True((await database.SchemaWithCheck().CompareAsync(Cancellation)).HasDrift);
    }

    [Fact]
    public async Task A_database_that_cannot_be_opened_is_told_of_as_by_the_migrator()
    {
        var schema =
            fixture.Provider is TestProvider.PostgreSql
                ? AdFluxSchema.ForPostgreSql("Host=localhost;Port=1;Database=none;Username=none")
                : AdFluxSchema.ForSqlite("Data Source=no-such-file.db");

        await Assert.ThrowsAsync<DatabaseAccessException>(() => schema.CompareAsync(Cancellation));
        Assert.False(File.Exists("no-such-file.db"));
    }

    /// <summary>Breaks a database with rows in it, expects exactly one difference, runs what mends it, and expects none and the same rows.</summary>
    protected async Task FindsAndMendsAsync(string breakage, string expected)
    {
        await using var database = await CreateMigratedAsync();
        await InsertRowsAsync(database);
        await database.ExecuteAsync(breakage, Cancellation);
        var before = await database.ContentAsync(Tables);

        var drift = await database.Schema().CompareAsync(Cancellation);
        await database.MendAsync(drift);

        Assert.Equal([expected], drift.Differences.Select(difference => difference.ToString()));
        Assert.True(drift.HasDrift);
        Assert.Empty(await DifferencesAsync(database));
        Assert.Equal(before, await database.ContentAsync(Tables));
    }

    protected async Task<TestDatabase> CreateMigratedAsync()
    {
        var database = await fixture.CreateAnotherAsync(Cancellation);
        await database.Migrator().MigrateAsync(cancellationToken: Cancellation);
        return database;
    }

    protected static Task InsertRowsAsync(TestDatabase database) =>
        database.ExecuteAsync(
            """
            INSERT INTO segments (id, name) VALUES (7, 'Welders'), (8, 'Bakers');
            INSERT INTO job_openings (job_id, title) VALUES ('JOB-0001', 'Welder');
            INSERT INTO candidates (candidate_id, name, segment_id) VALUES ('CAND-00001', 'Ada', 7);
            INSERT INTO applications (job_id, candidate_id) VALUES ('JOB-0001', 'CAND-00001');
            INSERT INTO campaigns (name, platform, job_opening_id, daily_budget, target_segment_ids) VALUES ('Welders', 'meta', 'JOB-0001', 500, '[7]');
            INSERT INTO meta_campaigns (id, account_id) VALUES ('1', 'act_1');
            INSERT INTO meta_ad_sets (id, campaign_id) VALUES ('2', '1');
            INSERT INTO meta_ads (id, ad_set_id) VALUES ('3', '2');
            INSERT INTO meta_insights (object_id, level, date_start, date_stop, spend, clicks, meta_campaign_id, meta_ad_set_id, meta_ad_id)
                VALUES ('3', 'ad', '2026-01-01', '2026-01-01', 14.35, 4, '1', '2', '3');
            """,
            Cancellation
        );

    protected static async Task<string[]> DifferencesAsync(TestDatabase database) =>
        [.. (await database.Schema().CompareAsync(Cancellation)).Differences.Select(difference => difference.ToString())];

    private static IEnumerable<string> Missing(SchemaDrift drift, SchemaPart part) =>
        drift
            .Differences.Where(difference => difference.Kind is SchemaDifferenceKind.Missing && difference.Part == part)
            .Select(difference => difference.Name);
}
