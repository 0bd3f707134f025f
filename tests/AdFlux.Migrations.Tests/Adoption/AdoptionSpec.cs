using AdFlux.Data.Model;
using AdFlux.Data.Repositories;
using AdFlux.Migrations.Adoption;
using AdFlux.Migrations.Faults;
using AdFlux.Migrations.Running.History;
using AdFlux.Migrations.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace AdFlux.Migrations.Tests.Adoption;

/// <summary>What becomes of a database that the Python application made.</summary>
public abstract class AdoptionSpec(TestDatabase fixture)
{
    protected static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    protected TestDatabase Fixture => fixture;

    protected abstract string Conversions { get; }

    [Fact]
    public async Task The_examination_names_what_is_converted_and_changes_nothing()
    {
        await using var database = await fixture.CreateOldAsync();
        var before = await database.DumpAsync();

        var examination = await database.Adoption().ExamineAsync(cancellationToken: Cancellation);

        Assert.Equal(AdoptionState.Adoptable, examination.State);
        Assert.Equal(Conversions, string.Join('\n', examination.Findings.Where(finding => finding.Table is "meta_insights").Select(Line)));
        Assert.Contains(
            "convertible applications [job_id, candidate_id]: deleting the parent is refused -> deletes the row too (ON DELETE CASCADE)",
            examination.Findings.Select(Line)
        );
        Assert.NotEmpty(examination.Statements);
        Assert.Equal(before, await database.DumpAsync());
    }

    [Fact]
    public async Task An_adopted_database_does_not_differ_from_the_model_and_holds_the_initial_migration()
    {
        await using var database = await fixture.CreateOldAsync();

        var result = await database.Adoption().AdoptAsync(cancellationToken: Cancellation);

        Assert.True(result.IsAdopted);
        Assert.Equal(45, result.Tables.Single(table => table.Name is "meta_insights").Rows);
        var drift = await database.Schema().CompareAsync(Cancellation);
        Assert.Equal("", string.Join('\n', drift.Differences.Where(difference => difference.IsError)));
        Assert.False((await database.Migrator().GetStatusAsync(Cancellation)).HasPending);
        Assert.Equal(1, await database.LoggedAsync("adopted"));
        Assert.Equal("a1b2c3d4e5f6", await database.ScalarAsync("SELECT version_num FROM alembic_version", Cancellation));
    }

    [Fact]
    public async Task The_library_reads_every_value_as_the_Python_application_wrote_it()
    {
        await using var database = await fixture.CreateOldAsync();
        await database.Adoption().AdoptAsync(cancellationToken: Cancellation);

        await using var context = database.Context();
        var (differences, compared) = await RowComparison.CompareAsync(context, Recording.Of(database.Provider).Made);

        Assert.Equal("", string.Join('\n', differences));
        Assert.True(compared > 2_000, $"only {compared} values were compared");
    }

    [Fact]
    public async Task An_upsert_of_the_adopted_insights_leaves_all_unchanged()
    {
        await using var database = await fixture.CreateOldAsync();
        await database.Adoption().AdoptAsync(cancellationToken: Cancellation);
        await using var context = database.Context();
        var insights = await context.MetaInsights.AsNoTracking().ToListAsync(Cancellation);
        var services = new ServiceCollection();
        services.AddAdFluxData(options =>
        {
            if (database.Provider is TestProvider.PostgreSql)
            {
                options.UsePostgreSql(database.ConnectionString);
            }
            else
            {
                options.UseSqlite(database.ConnectionString);
            }
        });
        await using var provider = services.BuildServiceProvider();
        await using var scope = provider.CreateAsyncScope();

        var result = await scope
            .ServiceProvider.GetRequiredService<IMetaInsightRepository>()
            .UpsertAsync(insights, cancellationToken: Cancellation);

        Assert.Equal((45, 0, 0, 45), (result.Received, result.Inserted, result.Updated, result.Unchanged));
    }

    [Fact]
    public async Task Tables_columns_and_indexes_of_the_application_stay()
    {
        await using var database = await fixture.CreateOldAsync();
        await database.ExecuteAsync("CREATE INDEX ix_insights_by_spend ON meta_insights (spend)", Cancellation);

        await database.Adoption().AdoptAsync(cancellationToken: Cancellation);

        Assert.Equal(
            "120210000000000001",
            await database.ScalarAsync("SELECT external_campaign_id FROM campaigns WHERE id = 1", Cancellation)
        );
        Assert.Equal(3L, await database.ScalarAsync("SELECT count(*) FROM meta_ad_sets WHERE targeting IS NOT NULL", Cancellation));
        Assert.Equal(2L, await database.ScalarAsync("SELECT count(*) FROM saved_reports", Cancellation));
        Assert.Contains("ix_insights_by_spend", await database.DumpAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_adopted_migration_counts_as_applied_with_its_time_and_checksum()
    {
        await using var database = await fixture.CreateOldAsync();
        await database.Adoption().AdoptAsync(cancellationToken: Cancellation);

        var migrations = (await database.Migrator().GetStatusAsync(Cancellation)).Migrations;

        Assert.NotNull(migrations[0].AppliedAt);
        Assert.Empty((await database.Migrator().ValidateAsync(Cancellation)).Findings);
        await database.ExecuteAsync("UPDATE adflux_migration_log SET checksum = 'of another text'", Cancellation);
        Assert.NotEmpty((await database.Migrator().ValidateAsync(Cancellation)).Findings);
    }

    [Fact]
    public async Task A_condition_of_the_application_on_its_rows_stays_and_is_told_of()
    {
        await using var database = await fixture.CreateOldAsync();
        await database.ExecuteAsync(
            "ALTER TABLE segments ADD COLUMN rank integer CONSTRAINT ck_rank CHECK (rank > 0 AND rank < length('100)'))",
            Cancellation
        );

        var result = await database.Adoption().AdoptAsync(cancellationToken: Cancellation);

        Assert.Contains(
            result.Examination.Findings.Select(Line),
            line =>
                line.StartsWith("cosmetic segments []: CHECK (rank > 0 AND rank < length('100)'", StringComparison.Ordinal)
                && line.EndsWith(" of the application -> stays; a row of AdFlux.Data that breaks it is refused", StringComparison.Ordinal)
        );
        await database.ExecuteAsync("UPDATE segments SET rank = 3", Cancellation);
        var refused = await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() =>
            database.ExecuteAsync("UPDATE segments SET rank = 4", Cancellation)
        );
        Assert.Contains("ck_rank", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_view_in_the_place_of_a_table_blocks()
    {
        await using var database = await fixture.CreateOldAsync();
        await database.ExecuteUncheckedAsync("DROP TABLE saved_reports; DROP TABLE campaigns; CREATE VIEW campaigns AS SELECT 1 AS id");

        var examination = await database.Adoption().ExamineAsync(cancellationToken: Cancellation);

        Assert.Equal(AdoptionState.Blocked, examination.State);
        Assert.StartsWith("blocking campaigns []: it is no plain table", Line(examination.Findings[0]), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Indexes_that_ours_make_needless_go()
    {
        await using var database = await fixture.CreateOldAsync();

        await database.Adoption().AdoptAsync(cancellationToken: Cancellation);

        Assert.DoesNotContain("ix_meta_insights_object_id", await database.DumpAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task New_rows_are_numbered_on_from_the_old_ones()
    {
        await using var database = await fixture.CreateOldAsync();
        await database.Adoption().AdoptAsync(cancellationToken: Cancellation);

        await using var context = database.Context();
        var segment = new Segment { Name = "After" };
        context.Add(segment);
        await context.SaveChangesAsync(Cancellation);

        Assert.Equal(6, segment.Id.Value);
    }

    [Fact]
    public async Task Missing_tables_columns_indexes_and_keys_are_made()
    {
        await using var database = await fixture.CreateOldAsync();
        await database.ExecuteUncheckedAsync(
            """
            DROP TABLE saved_reports;
            DROP TABLE campaigns;
            DROP INDEX ix_meta_insights_date_start;
            ALTER TABLE meta_insights DROP COLUMN view_content_value;
            DROP TABLE applications;
            CREATE TABLE applications (application_id integer NOT NULL PRIMARY KEY, job_id varchar(50), candidate_id varchar(50) NOT NULL,
                application_date date NOT NULL, status varchar(50) NOT NULL);
            INSERT INTO applications VALUES (9, 'JOB-0001', 'CAND-00001', '2025-01-01', 'Hired');
            """
        );

        var result = await database.Adoption().AdoptAsync(cancellationToken: Cancellation);

        var found = result.Examination.Findings.Select(Line).ToArray();
        Assert.Contains("convertible campaigns []: the table is missing -> created, empty", found);
        Assert.Contains("convertible meta_insights [view_content_value]: the column is missing -> added", found);
        Assert.Contains("convertible meta_insights []: no index ix_meta_insights_date_start -> created", found);
        Assert.Contains("convertible applications [job_id]: NULL is allowed -> NOT NULL", found);
        Assert.Contains(
            found,
            line => line.StartsWith("convertible applications [job_id, candidate_id]: not unique", StringComparison.Ordinal)
        );
        Assert.Contains(
            found,
            line => line.StartsWith("convertible applications [candidate_id]: no foreign key", StringComparison.Ordinal)
        );
        Assert.DoesNotContain((await database.Schema().CompareAsync(Cancellation)).Differences, difference => difference.IsError);
    }

    [Fact]
    public async Task A_missing_table_is_made_as_the_initial_migration_makes_it()
    {
        await using var database = await fixture.CreateOldAsync();
        await database.ExecuteUncheckedAsync("DROP TABLE meta_insights");

        await database.Adoption().AdoptAsync(cancellationToken: Cancellation);

        var drift = await database.Schema().CompareAsync(Cancellation);
        Assert.Equal("", string.Join('\n', drift.Differences.Where(difference => difference.IsError)));
    }

    [Fact]
    public async Task The_bookkeeping_of_the_application_s_own_migrations_is_no_table_of_others()
    {
        await using var database = await fixture.CreateAnotherAsync(Cancellation);
        await database.ExecuteAsync(HistoryTables.Application.CreateHistory + "; " + HistoryTables.Application.CreateLog, Cancellation);

        var examination = await database.Adoption().ExamineAsync(cancellationToken: Cancellation);

        Assert.Equal(AdoptionState.Empty, examination.State);
    }

    [Fact]
    public async Task A_second_adoption_says_that_there_is_nothing_to_do_and_does_nothing()
    {
        await using var database = await fixture.CreateOldAsync();
        await database.Adoption().AdoptAsync(cancellationToken: Cancellation);
        var before = await database.DumpAsync();

        var result = await database.Adoption().AdoptAsync(cancellationToken: Cancellation);

        Assert.False(result.IsAdopted);
        Assert.Equal(AdoptionState.AlreadyMigrated, result.Examination.State);
        Assert.Contains("20260101000000_Initial", result.Examination.Summary, StringComparison.Ordinal);
        Assert.Equal(before, await database.DumpAsync());
    }

    [Fact]
    public async Task A_database_of_our_own_an_empty_one_and_one_of_others_are_told_apart()
    {
        await using var ours = await fixture.CreateAnotherAsync(Cancellation);
        await ours.Migrator().MigrateAsync(cancellationToken: Cancellation);
        await using var empty = await fixture.CreateAnotherAsync(Cancellation);
        await empty.ExecuteAsync("CREATE TABLE alembic_version (version_num varchar(32))", Cancellation);
        await using var foreign = await fixture.CreateAnotherAsync(Cancellation);
        await foreign.ExecuteAsync("CREATE TABLE campaigns (id integer); CREATE TABLE orders (id integer)", Cancellation);

        Assert.Equal(AdoptionState.AlreadyMigrated, (await ours.Adoption().AdoptAsync(cancellationToken: Cancellation)).Examination.State);
        var ofEmpty = await Assert.ThrowsAsync<AdoptionRefusedException>(() =>
            empty.Adoption().AdoptAsync(cancellationToken: Cancellation)
        );
        var ofForeign = await Assert.ThrowsAsync<AdoptionRefusedException>(() =>
            foreign.Adoption().AdoptAsync(cancellationToken: Cancellation)
        );

        Assert.Equal("The database has no tables, so there is nothing to adopt: adflux-migrate up creates them.", ofEmpty.Message);
        Assert.StartsWith(
            "This is not a database of AdFlux: it has campaigns, and not segments, ",
            ofForeign.Message,
            StringComparison.Ordinal
        );
        Assert.Equal(["campaigns", "orders"], await foreign.TablesAsync());
    }

    [Fact]
    public async Task A_row_that_changes_between_the_readings_is_noticed()
    {
        await using var database = await fixture.CreateOldAsync();
        await database.ExecuteAsync("UPDATE meta_insights SET spend = 14.35 WHERE object_id = '120210000000000201'", Cancellation);

        var failure = await Assert.ThrowsAsync<AdoptionFailedException>(() =>
            database.VerifyAfterAsync("UPDATE meta_insights SET spend = 14.36 WHERE spend = 14.35 AND object_id = '120210000000000201'")
        );

        Assert.Contains("meta_insights had 45 rows with the hash", failure.Message, StringComparison.Ordinal);
    }

    protected static string Line(AdoptionFinding finding) =>
        $"{finding.Kind.ToString().ToLowerInvariant()} {finding.Table} [{string.Join(", ", finding.Columns)}]: {finding.Found} -> {finding.Action}";
}
