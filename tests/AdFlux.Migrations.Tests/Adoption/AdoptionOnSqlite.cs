using AdFlux.Migrations.Adoption;
using AdFlux.Migrations.Tests.Support;

namespace AdFlux.Migrations.Tests.Adoption;

[OnSqlite]
public sealed class AdoptionOnSqlite(SqliteDatabase sqlite) : AdoptionSpec(sqlite), IClassFixture<SqliteDatabase>
{
    protected override string Conversions =>
        """
            convertible meta_insights [object_id, level, meta_campaign_id, meta_ad_set_id, meta_ad_id]: VARCHAR -> TEXT
            convertible meta_insights [date_start, date_stop]: DATE -> TEXT
            convertible meta_insights [spend, cpc, cpm, ctr, cpp, frequency, unique_ctr, submit_applications_value, leads_value, view_content_value]: FLOAT -> REAL
            convertible meta_insights [actions, action_values]: JSON -> TEXT, in one canonical form; the JSON null becomes NULL
            convertible meta_insights [created_at, last_updated]: DATETIME -> TEXT, with six decimals of the second
            convertible meta_insights []: no index ix_meta_insights_level_date_start -> created
            convertible meta_insights []: no index ix_meta_insights_long -> created
            convertible meta_insights []: index ix_meta_insights_level -> dropped: ix_meta_insights_level_date_start begins with its columns
            convertible meta_insights []: index ix_meta_insights_object_id -> dropped: pk_meta_insights begins with its columns
            cosmetic meta_insights []: unnamed constraints -> named
            """;

    [Fact]
    public async Task Triggers_views_and_constraints_of_the_application_stay()
    {
        await using var database = await Fixture.CreateOldAsync();
        await database.ExecuteUncheckedAsync(
            """
            CREATE TABLE changes (campaign integer);
            CREATE TRIGGER note_changes AFTER UPDATE ON campaigns BEGIN INSERT INTO changes VALUES (new.id); END;
            CREATE VIEW spends AS SELECT sum(spend) AS total FROM meta_insights;
            ALTER TABLE segments ADD COLUMN parent_id integer REFERENCES segments (id) ON DELETE SET NULL;
            ALTER TABLE segments ADD COLUMN rank integer NOT NULL DEFAULT 3;
            """
        );
        var spent = await database.ScalarAsync("SELECT total FROM spends", Cancellation);

        await database.Adoption().AdoptAsync(cancellationToken: Cancellation);
        await database.ExecuteAsync("UPDATE campaigns SET name = 'Other' WHERE id = 2", Cancellation);
        await database.ExecuteAsync(
            "PRAGMA foreign_keys = ON; INSERT INTO segments (id, name, parent_id) VALUES (50, 'Child', 5); DELETE FROM segments WHERE id = 50",
            Cancellation
        );

        Assert.Equal(2L, await database.ScalarAsync("SELECT campaign FROM changes", Cancellation));
        Assert.Equal(spent, await database.ScalarAsync("SELECT total FROM spends", Cancellation));
        Assert.Equal(9L, await database.ScalarAsync("SELECT sum(rank) FROM segments", Cancellation));
        await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() =>
            database.ExecuteAsync("PRAGMA foreign_keys = ON; INSERT INTO segments (name, parent_id) VALUES ('Orphan', 99)", Cancellation)
        );
    }

    [Fact]
    public async Task Unique_constraints_of_the_application_and_keys_to_tables_that_are_not_there_stay()
    {
        await using var database = await Fixture.CreateOldAsync();
        await database.ExecuteUncheckedAsync(
            """
            DROP TABLE saved_reports;
            DROP TABLE campaigns;
            CREATE TABLE campaigns (id integer NOT NULL PRIMARY KEY, name varchar(255) NOT NULL, platform varchar(50) NOT NULL, status varchar(50) NOT NULL,
                owner REFERENCES owners ON DELETE RESTRICT,
                CONSTRAINT uq_of_the_application UNIQUE (name, platform), UNIQUE (status, owner));
            """
        );

        await database.Adoption().AdoptAsync(cancellationToken: Cancellation);

        Assert.Equal(
            2L,
            await database.ScalarAsync("SELECT count(*) FROM pragma_index_list('campaigns') WHERE origin = 'u'", Cancellation)
        );
        Assert.Equal(
            "owners RESTRICT",
            await database.ScalarAsync(
                "SELECT \"table\" || ' ' || on_delete FROM pragma_foreign_key_list('campaigns') WHERE \"from\" = 'owner' AND \"to\" IS NULL",
                Cancellation
            )
        );
        Assert.Contains("uq_of_the_application", await database.DumpAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_unique_in_ours_is_an_index_that_a_later_migration_can_drop()
    {
        await using var database = await Fixture.CreateOldAsync();

        await database.Adoption().AdoptAsync(cancellationToken: Cancellation);

        Assert.Equal(
            "uq_job_candidate_application, uq_segments_name",
            await database.ScalarAsync(
                "SELECT group_concat(name, ', ') FROM (SELECT name FROM sqlite_master WHERE type = 'index' AND name LIKE 'uq%' ORDER BY name)",
                Cancellation
            )
        );
    }

    [Fact]
    public async Task A_unique_index_of_the_application_on_the_same_columns_becomes_ours()
    {
        await using var database = await Fixture.CreateOldAsync();
        await database.ExecuteUncheckedAsync(
            """
            DROP TABLE applications;
            CREATE TABLE applications (application_id integer NOT NULL PRIMARY KEY, job_id varchar(50), candidate_id varchar(50) NOT NULL,
                application_date date NOT NULL, status varchar(50) NOT NULL);
            CREATE UNIQUE INDEX uq_job_candidate_application ON applications (job_id, candidate_id);
            """
        );

        var result = await database.Adoption().AdoptAsync(cancellationToken: Cancellation);

        Assert.DoesNotContain(result.Examination.Findings, finding => finding.Found is "not unique");
        Assert.DoesNotContain((await database.Schema().CompareAsync(Cancellation)).Differences, difference => difference.IsError);
    }

    [Theory]
    [InlineData("ALTER TABLE segments ADD COLUMN upper text GENERATED ALWAYS AS (upper(name))", "segments []: it has generated columns")]
    [InlineData("ALTER TABLE segments ADD COLUMN code text COLLATE NOCASE", "segments []: it names a collation")]
    public async Task What_a_table_made_anew_would_lose_blocks(string change, string finding)
    {
        await using var database = await Fixture.CreateOldAsync();
        await database.ExecuteAsync(change, Cancellation);

        var examination = await database.Adoption().ExamineAsync(cancellationToken: Cancellation);

        Assert.Equal(AdoptionState.Blocked, examination.State);
        Assert.StartsWith("blocking " + finding, Line(examination.Findings[0]), StringComparison.Ordinal);
    }
}
