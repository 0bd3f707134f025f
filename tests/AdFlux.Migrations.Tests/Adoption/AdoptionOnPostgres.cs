using AdFlux.Migrations.Adoption;

namespace AdFlux.Migrations.Tests.Adoption;

[OnPostgres]
public sealed class AdoptionOnPostgres(PostgresDatabase postgres) : AdoptionSpec(postgres), IClassFixture<PostgresDatabase>
{
    protected override string Conversions =>
        """
            convertible meta_insights [object_id, level, meta_campaign_id, meta_ad_set_id, meta_ad_id]: character varying -> text
            convertible meta_insights [object_id, level, meta_campaign_id, meta_ad_set_id, meta_ad_id]: sorts by language -> sorts by character (collation "C"), as on SQLite
            convertible meta_insights [impressions, clicks, reach, unique_clicks, submit_applications, leads, view_content]: integer -> bigint
            convertible meta_insights [spend, cpc, cpm, cpp, submit_applications_value, leads_value, view_content_value]: double precision -> numeric(18,6)
            convertible meta_insights [actions, action_values]: json -> jsonb; the JSON null becomes NULL
            convertible meta_insights []: pages are filled whole -> fillfactor 70: changes stay on their page
            convertible meta_insights []: no index ix_meta_insights_level_date_start -> created
            convertible meta_insights []: no index ix_meta_insights_long -> created
            convertible meta_insights []: index ix_meta_insights_level -> dropped: ix_meta_insights_level_date_start begins with its columns
            convertible meta_insights []: index ix_meta_insights_object_id -> dropped: pk_meta_insights begins with its columns
            cosmetic meta_insights [meta_campaign_id]: foreign key meta_insights_meta_campaign_id_fkey -> fk_meta_insights_meta_campaign_id
            cosmetic meta_insights [meta_ad_set_id]: foreign key meta_insights_meta_ad_set_id_fkey -> fk_meta_insights_meta_ad_set_id
            cosmetic meta_insights [meta_ad_id]: foreign key meta_insights_meta_ad_id_fkey -> fk_meta_insights_meta_ad_id
            cosmetic meta_insights []: primary key meta_insights_pkey -> pk_meta_insights
            """;

    [Fact]
    public async Task A_table_of_the_same_name_in_another_schema_is_not_taken_for_the_parent()
    {
        await using var database = await Fixture.CreateOldAsync();
        await database.ExecuteAsync(
            """
            CREATE SCHEMA archive;
            CREATE TABLE archive.segments (id integer PRIMARY KEY);
            INSERT INTO archive.segments SELECT id FROM segments;
            ALTER TABLE candidates ADD CONSTRAINT to_archive FOREIGN KEY (segment_id) REFERENCES archive.segments (id);
            """,
            Cancellation
        );

        await database.Adoption().AdoptAsync(cancellationToken: Cancellation);

        Assert.Contains("to_archive", await database.DumpAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(
        "ALTER TABLE meta_insights DROP COLUMN clicks, ADD COLUMN clicks integer GENERATED ALWAYS AS (1) STORED",
        "meta_insights [clicks]: integer, generated"
    )]
    [InlineData("CREATE VIEW spends AS SELECT spend FROM meta_insights", "meta_insights []: the view spends reads it")]
    [InlineData(
        "ALTER TABLE meta_insights ALTER COLUMN last_updated TYPE timestamptz",
        "meta_insights [last_updated]: timestamp with time zone"
    )]
    public async Task What_PostgreSQL_would_refuse_in_the_middle_blocks_before(string change, string finding)
    {
        await using var database = await Fixture.CreateOldAsync();
        await database.ExecuteAsync(change, Cancellation);

        var examination = await database.Adoption().ExamineAsync(cancellationToken: Cancellation);

        Assert.Equal(AdoptionState.Blocked, examination.State);
        Assert.StartsWith("blocking " + finding, Line(examination.Findings[0]), StringComparison.Ordinal);
    }
}
