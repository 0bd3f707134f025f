using System.Data.Common;
using System.Globalization;
using AdFlux.Migrations.Tests.Support;

namespace AdFlux.Migrations.Tests.Running;

/// <summary>What the tables of the initial migration do by themselves: defaults, keys, and what a delete takes with it.</summary>
public abstract class InitialMigrationSpec(TestDatabase fixture)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Rows_that_leave_them_out_get_the_default_status_and_the_day_in_UTC()
    {
        await using var database = await CreateAsync();
        var before = DateTime.SpecifyKind(TimeProvider.System.GetUtcNow().UtcDateTime.Date, DateTimeKind.Utc);

        await InsertApplicationAsync(database);
        await database.ExecuteAsync("INSERT INTO campaigns (name, platform) VALUES ('Welders', 'meta')", Cancellation);

        Assert.Equal("open", await database.ScalarAsync("SELECT status FROM job_openings", Cancellation));
        Assert.Equal("Submitted", await database.ScalarAsync("SELECT status FROM applications", Cancellation));
        Assert.Equal("draft", await database.ScalarAsync("SELECT status FROM campaigns", Cancellation));
        var day = await database.ScalarAsync("SELECT CAST(application_date AS text) FROM applications", Cancellation);
        var after = TimeProvider.System.GetUtcNow().UtcDateTime.Date;
        Assert.InRange(DateTime.ParseExact((string)day!, "yyyy-MM-dd", CultureInfo.InvariantCulture), before, after);
    }

    [Fact]
    public async Task The_database_hands_out_integer_keys_and_takes_given_ones()
    {
        await using var database = await CreateAsync();

        await database.ExecuteAsync("INSERT INTO segments (name) VALUES ('A')", Cancellation);
        await database.ExecuteAsync("INSERT INTO segments (id, name) VALUES (40, 'B')", Cancellation);

        Assert.Equal("1", await database.ScalarAsync("SELECT CAST(id AS text) FROM segments WHERE name = 'A'", Cancellation));
        Assert.Equal("40", await database.ScalarAsync("SELECT CAST(id AS text) FROM segments WHERE name = 'B'", Cancellation));
    }

    [Theory]
    [InlineData("DELETE FROM job_openings")]
    [InlineData("DELETE FROM candidates")]
    public async Task Deleting_a_job_opening_or_a_candidate_deletes_its_applications(string delete)
    {
        await using var database = await CreateAsync();
        await InsertApplicationAsync(database);

        await database.ExecuteAsync(delete, Cancellation);

        Assert.Null(await database.ScalarAsync("SELECT application_id FROM applications", Cancellation));
    }

    [Theory]
    [InlineData("DELETE FROM segments")]
    [InlineData("DELETE FROM job_openings WHERE job_id = 'JOB-CAMPAIGN'")]
    [InlineData("DELETE FROM meta_campaigns")]
    [InlineData("DELETE FROM meta_ad_sets")]
    [InlineData("DELETE FROM meta_ads")]
    public async Task Deleting_any_other_parent_is_refused(string delete)
    {
        await using var database = await CreateAsync();
        await database.ExecuteAsync(
            """
            INSERT INTO segments (id, name) VALUES (7, 'Welders');
            INSERT INTO candidates (candidate_id, name, segment_id) VALUES ('CAND-00001', 'Ada', 7);
            INSERT INTO job_openings (job_id, title) VALUES ('JOB-CAMPAIGN', 'Welder');
            INSERT INTO campaigns (name, platform, job_opening_id) VALUES ('Welders', 'meta', 'JOB-CAMPAIGN');
            INSERT INTO meta_campaigns (id, account_id) VALUES ('1', 'act_1');
            INSERT INTO meta_ad_sets (id, campaign_id) VALUES ('2', '1');
            INSERT INTO meta_ads (id, ad_set_id) VALUES ('3', '2');
            INSERT INTO meta_insights (object_id, level, date_start, date_stop, meta_campaign_id, meta_ad_set_id, meta_ad_id)
                VALUES ('3', 'ad', '2026-01-01', '2026-01-01', '1', '2', '3');
            """,
            Cancellation
        );

        await Assert.ThrowsAnyAsync<DbException>(() => database.ExecuteAsync(delete, Cancellation));
    }

    [Theory]
    [InlineData("INSERT INTO applications (job_id, candidate_id) VALUES ('JOB-0001', 'CAND-00001')")]
    [InlineData("INSERT INTO applications (job_id, candidate_id) VALUES ('JOB-0001', 'CAND-missing')")]
    [InlineData("INSERT INTO segments (name) VALUES ('Welders')")]
    [InlineData("INSERT INTO meta_ads (id) VALUES ('3')")]
    public async Task Duplicates_missing_parents_and_missing_values_are_refused(string insert)
    {
        await using var database = await CreateAsync();
        await InsertApplicationAsync(database);
        await database.ExecuteAsync("INSERT INTO segments (name) VALUES ('Welders')", Cancellation);

        await Assert.ThrowsAnyAsync<DbException>(() => database.ExecuteAsync(insert, Cancellation));
    }

    private static Task<int> InsertApplicationAsync(TestDatabase database) =>
        database.ExecuteAsync(
            """
            INSERT INTO job_openings (job_id, title) VALUES ('JOB-0001', 'Welder');
            INSERT INTO candidates (candidate_id, name) VALUES ('CAND-00001', 'Ada');
            INSERT INTO applications (job_id, candidate_id) VALUES ('JOB-0001', 'CAND-00001');
            """,
            Cancellation
        );

    private async Task<TestDatabase> CreateAsync()
    {
        var database = await fixture.CreateAnotherAsync(Cancellation);
        await database.Migrator().MigrateAsync(cancellationToken: Cancellation);
        return database;
    }
}

[OnPostgres]
public sealed class InitialMigrationOnPostgres(PostgresDatabase database) : InitialMigrationSpec(database), IClassFixture<PostgresDatabase>;

[OnSqlite]
public sealed class InitialMigrationOnSqlite(SqliteDatabase database) : InitialMigrationSpec(database), IClassFixture<SqliteDatabase>;
