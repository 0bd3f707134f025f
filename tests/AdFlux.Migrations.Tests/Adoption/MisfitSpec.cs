using AdFlux.Migrations.Adoption;
using AdFlux.Migrations.Faults;

namespace AdFlux.Migrations.Tests.Adoption;

/// <summary>Values that ours cannot hold: each blocks the adoption, and is named with its row.</summary>
public abstract class MisfitSpec(TestDatabase fixture)
{
    private const string OneInsight = "WHERE object_id = '120210000000000201' AND date_start = '2025-04-01'";

    protected static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    protected TestDatabase Fixture => fixture;

    [Theory]
    [InlineData("cpc = CAST(0.1 AS double precision) + 0.2", "cpc", "0.30000000000000004 has more than 6 decimals")]
    [InlineData("cpc = 1e-7", "cpc", "has more than 6 decimals")]
    [InlineData("cpc = 1e-300", "cpc", "has more than 6 decimals")]
    [InlineData("spend = 1e300", "spend", "is no amount of money below 1000000000000")]
    [InlineData("spend = 12345678901.123456", "spend", "12345678901.123455 has more than 15 significant digits")]
    [InlineData("level = 'ad_set'", "level", "'ad_set' is not one of the values that are known here")]
    [InlineData("actions = '{\"a\": 1}'", "actions", "cannot be read")]
    [InlineData("actions = '[{\"action_type\": \"x\\u0000\", \"value\": \"1\"}]'", "actions", "cannot be read")]
    public async Task A_value_that_does_not_fit_blocks_and_its_row_is_named(string assignment, string column, string reason)
    {
        await using var database = await fixture.CreateOldAsync();
        await database.ExecuteUncheckedAsync($"UPDATE meta_insights SET {assignment} {OneInsight}");
        var before = await database.DumpAsync();

        var refused = await Assert.ThrowsAsync<AdoptionRefusedException>(() =>
            database.Adoption().AdoptAsync(cancellationToken: Cancellation)
        );

        var finding = Assert.Single(refused.Examination.Findings, finding => finding.Kind is AdoptionFindingKind.Blocking);
        Assert.Equal(("meta_insights", column), (finding.Table, finding.Columns.Single()));
        Assert.StartsWith("1 value does not fit: ", finding.Found, StringComparison.Ordinal);
        Assert.Contains(reason, finding.Found, StringComparison.Ordinal);
        Assert.Contains("object_id '120210000000000201'", finding.Found, StringComparison.Ordinal);
        Assert.Contains("date_start '2025-04-01'", finding.Found, StringComparison.Ordinal);
        Assert.Empty(refused.Examination.Statements);
        Assert.Equal(before, await database.DumpAsync());
    }

    [Fact]
    public async Task Money_with_more_decimals_is_rounded_and_counted_when_told_to()
    {
        await using var database = await fixture.CreateOldAsync();
        await database.ExecuteAsync(
            "UPDATE meta_insights SET cpc = CAST(0.1 AS double precision) + 0.2, cpm = 0.0000005, cpp = -1.0000015 WHERE level = 'account'",
            Cancellation
        );

        var result = await database.Adoption().AdoptAsync(new() { RoundMoney = true }, Cancellation);

        var rounded = result.Tables.Single(table => table.Name is "meta_insights").RoundedValues;
        Assert.Equal("cpc 4, cpm 4, cpp 4", string.Join(", ", rounded.Select(column => $"{column.Key} {column.Value}")));
        Assert.Equal(
            4L,
            await database.ScalarAsync(
                "SELECT count(*) FROM meta_insights WHERE level = 'account' AND cpc = 0.3 AND cpm = 0.000001 AND cpp = -1.000002",
                Cancellation
            )
        );
        Assert.Contains(
            result.Examination.Findings,
            finding => finding.Columns.Contains("cpc") && finding.Action is "rounded to six, half away from zero"
        );
    }

    [Fact]
    public async Task A_missing_value_that_is_needed_blocks()
    {
        await using var database = await fixture.CreateOldAsync();
        await database.ExecuteUncheckedAsync(
            database.Provider is TestProvider.PostgreSql
                ? "ALTER TABLE campaigns ALTER COLUMN status DROP NOT NULL; UPDATE campaigns SET status = NULL WHERE id = 2"
                : "PRAGMA writable_schema = ON; UPDATE sqlite_master SET sql = replace(sql, 'status VARCHAR(50) NOT NULL', 'status VARCHAR(50)') WHERE name = 'campaigns'; PRAGMA writable_schema = RESET; UPDATE campaigns SET status = NULL WHERE id = 2"
        );

        Assert.Equal("campaigns [status]: 1 value does not fit: a value is missing (id '2')", await BlockAsync(database));
    }

    [Fact]
    public async Task A_text_longer_than_ours_blocks()
    {
        await using var database = await fixture.CreateOldAsync();
        await database.ExecuteUncheckedAsync(
            (database.Provider is TestProvider.PostgreSql ? "ALTER TABLE campaigns ALTER COLUMN headline TYPE text; " : "")
                + $"UPDATE campaigns SET headline = '{string.Concat(Enumerable.Repeat("\U0001F6E0", 41))}' WHERE id = 2"
        );

        Assert.Equal(
            "campaigns [headline]: 1 value does not fit: the text has 41 characters, at most 40 fit (id '2')",
            await BlockAsync(database)
        );
    }

    [Fact]
    public async Task Duplicates_where_ours_are_unique_block()
    {
        await using var database = await fixture.CreateOldAsync();
        await database.ExecuteUncheckedAsync(
            """
            DROP TABLE applications;
            CREATE TABLE applications (application_id integer NOT NULL PRIMARY KEY, job_id varchar(50) NOT NULL, candidate_id varchar(50) NOT NULL,
                application_date date NOT NULL, status varchar(50) NOT NULL);
            INSERT INTO applications VALUES (1, 'JOB-0001', 'CAND-00001', '2025-01-01', 'Hired'), (2, 'JOB-0001', 'CAND-00001', '2025-01-02', 'Hired');
            """
        );

        Assert.Equal(
            "applications [job_id, candidate_id]: 2 rows: 'JOB-0001, CAND-00001' there more than once",
            await BlockAsync(database)
        );
    }

    [Fact]
    public async Task Rows_without_their_parent_block()
    {
        await using var database = await fixture.CreateOldAsync();
        await database.ExecuteUncheckedAsync(
            (
                database.Provider is TestProvider.PostgreSql
                    ? "ALTER TABLE meta_insights DROP CONSTRAINT meta_insights_meta_ad_id_fkey; "
                    : ""
            ) + $"UPDATE meta_insights SET meta_ad_id = 'gone' {OneInsight}"
        );

        Assert.Equal("meta_insights [meta_ad_id]: 1 row: 'gone' missing in meta_ads", await BlockAsync(database));
    }

    [Fact]
    public async Task A_column_of_the_application_that_an_insert_of_ours_cannot_leave_out_blocks()
    {
        await using var database = await fixture.CreateOldAsync();
        await database.ExecuteUncheckedAsync(
            """
            DROP TABLE saved_reports;
            DROP TABLE campaigns;
            CREATE TABLE campaigns (id integer NOT NULL PRIMARY KEY, name varchar(255) NOT NULL, platform varchar(50) NOT NULL, status varchar(50) NOT NULL,
                owner varchar(10) NOT NULL);
            """
        );

        Assert.Equal("campaigns [owner]: a column of the application without a default is NOT NULL", await BlockAsync(database));
    }

    /// <summary>The one finding that blocks.</summary>
    protected static async Task<string> BlockAsync(TestDatabase database)
    {
        var examination = await database.Adoption().ExamineAsync(cancellationToken: Cancellation);
        var finding = Assert.Single(examination.Findings, finding => finding.Kind is AdoptionFindingKind.Blocking);
        return $"{finding.Table} [{string.Join(", ", finding.Columns)}]: {finding.Found}";
    }
}

[OnPostgres]
public sealed class MisfitOnPostgres(PostgresDatabase postgres) : MisfitSpec(postgres), IClassFixture<PostgresDatabase>
{
    [Theory]
    [InlineData("spend = 'NaN'", "spend", "NaN is no amount of money")]
    [InlineData("last_updated = 'infinity'", "last_updated", "'infinity' is no time")]
    public async Task Values_that_only_PostgreSQL_has_block(string assignment, string column, string reason)
    {
        await using var database = await Fixture.CreateOldAsync();
        await database.ExecuteAsync($"UPDATE meta_insights SET {assignment} WHERE level = 'account'", Cancellation);

        Assert.StartsWith($"meta_insights [{column}]: 4 values do not fit: {reason}", await BlockAsync(database), StringComparison.Ordinal);
    }
}

[OnSqlite]
public sealed class MisfitOnSqlite(SqliteDatabase sqlite) : MisfitSpec(sqlite), IClassFixture<SqliteDatabase>
{
    [Theory]
    [InlineData("clicks = 'many'", "clicks", "'many' is no whole number")]
    [InlineData("clicks = 1.5", "clicks", "'1.5' is no whole number")]
    [InlineData("spend = 'n/a'", "spend", "n/a is no amount of money")]
    [InlineData("object_id = x'00ff'", "object_id", "2 bytes are no Text")]
    [InlineData("last_updated = '2025-05-01 04:00:00.5'", "last_updated", "'2025-05-01 04:00:00.5' is no time")]
    [InlineData("date_stop = '2025-4-1'", "date_stop", "'2025-4-1' is no day")]
    [InlineData("action_values = '[NaN]'", "action_values", "[NaN] cannot be read")]
    public async Task Values_that_only_SQLite_lets_in_block(string assignment, string column, string reason)
    {
        await using var database = await Fixture.CreateOldAsync();
        await database.ExecuteUncheckedAsync(
            $"UPDATE meta_insights SET {assignment} WHERE level = 'account' AND date_start = '2025-04-01'"
        );

        Assert.StartsWith(
            $"meta_insights [{column}]: 1 value does not fit: {reason}",
            await BlockAsync(database),
            StringComparison.Ordinal
        );
    }
}
