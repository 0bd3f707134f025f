using AdFlux.Migrations.Migrations;
using AdFlux.Migrations.Tests.Support;

namespace AdFlux.Migrations.Tests.Running;

/// <summary>A set of AdFlux's migrations that has grown, on databases with rows, from every earlier state and back to it.</summary>
public abstract class GrownSetSpec(TestDatabase fixture)
{
    private static readonly string[] Ids = [Migrators.InitialId, GrownSteps.SecondId, GrownSteps.ThirdId];
    private static readonly Type[] Set = [typeof(Initial), typeof(GrownSteps.AddLabels), typeof(GrownSteps.IndexLabels)];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public async Task Every_earlier_state_grows_to_the_newest_with_its_rows_unharmed(int applied)
    {
        await using var database = await fixture.CreateAnotherAsync(Cancellation);
        await database.MigratorOf(Set[..applied]).MigrateAsync(cancellationToken: Cancellation);
        var rows = applied == 0 ? null : await StoreAsync(database);
        var migrator = database.MigratorOf(Set);

        var up = await migrator.MigrateAsync(cancellationToken: Cancellation);

        Assert.Equal(Ids[applied..], up.Steps.Select(step => step.MigrationId));
        Assert.Empty((await migrator.ValidateAsync(Cancellation)).Findings);
        Assert.Equal(1L, await CountAsync(database, Index(database)));
        if (rows is not null)
        {
            Assert.Equal(rows, await RowsAsync(database));
            // What the second migration found has its data; what came after it has the default.
            Assert.Equal(applied == 1 ? 2 : 0, await CountAsync(database, "candidate_labels WHERE label = 'old'"));
            Assert.Equal(applied == 1 ? 1 : 0, await CountAsync(database, "candidates WHERE notice_days = 14"));
            Assert.Equal(applied == 1 ? 1 : 2, await CountAsync(database, "candidates WHERE notice_days = 30"));
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public async Task The_newest_state_goes_back_to_every_earlier_one_and_up_again(int kept)
    {
        await using var database = await fixture.CreateAnotherAsync(Cancellation);
        var migrator = database.MigratorOf(Set);
        await migrator.MigrateAsync(cancellationToken: Cancellation);
        var rows = await StoreAsync(database);
        var target = kept == 0 ? AdFluxMigrator.EmptyDatabase : Ids[kept - 1];

        var down = await migrator.MigrateDownAsync(target, cancellationToken: Cancellation);

        Assert.Equal(Ids[kept..].Reverse(), down.Steps.Select(step => step.MigrationId));
        Assert.Equal(0L, await CountAsync(database, Index(database)));
        Assert.Equal(
            kept switch
            {
                0 => 0,
                1 => 9,
                _ => 10,
            },
            (await database.TablesAsync()).Length
        );
        if (kept > 0)
        {
            Assert.Equal(rows, await RowsAsync(database));
        }

        await using var twin = await fixture.CreateAnotherAsync(Cancellation);
        await twin.MigratorOf(Set[..kept]).MigrateAsync(cancellationToken: Cancellation);
        Assert.Equal(await ColumnsAsync(twin), await ColumnsAsync(database));
        Assert.Equal(Ids[kept..], (await migrator.MigrateAsync(cancellationToken: Cancellation)).Steps.Select(step => step.MigrationId));
        Assert.Equal(kept == 0 ? "" : rows, await RowsAsync(database));
    }

    [Fact]
    public async Task An_older_version_beside_a_grown_database_is_told_so()
    {
        await using var database = await fixture.CreateAnotherAsync(Cancellation);
        await database.MigratorOf(Set).MigrateAsync(cancellationToken: Cancellation);

        var status = await database.Migrator().GetStatusAsync(Cancellation);

        Assert.Equal([GrownSteps.SecondId, GrownSteps.ThirdId], status.UnknownMigrationIds);
    }

    /// <summary>Stores rows that refer to each other, and gives them back as they are.</summary>
    private static async Task<string> StoreAsync(TestDatabase database)
    {
        await database.ExecuteAsync(
            """
            INSERT INTO segments (id, name) VALUES (7, 'welders');
            INSERT INTO job_openings (job_id, title, required_skills) VALUES ('J-1', 'Welder', '["steel"]');
            INSERT INTO candidates (candidate_id, name, segment_id) VALUES ('C-1', 'Åsa "O''Neil"', 7), ('C-2', 'Bo', NULL);
            INSERT INTO applications (application_id, job_id, candidate_id, application_date) VALUES (3, 'J-1', 'C-1', '2026-05-01'), (4, 'J-1', 'C-2', '2026-05-02');
            """,
            Cancellation
        );
        return await RowsAsync(database);
    }

    private static async Task<string> RowsAsync(TestDatabase database)
    {
        var join = database.Provider is TestProvider.PostgreSql ? "string_agg" : "group_concat";
        return (
                await database.ScalarAsync(
                    $"""
                    SELECT {join}(line, ';') FROM (
                        SELECT c.candidate_id || ',' || c.name || ',' || coalesce(s.name, '-') || ',' || a.application_id || ',' || a.status || ',' || a.application_date
                            || ',' || j.required_skills AS line
                        FROM candidates AS c
                        LEFT JOIN segments AS s ON s.id = c.segment_id
                        JOIN applications AS a ON a.candidate_id = c.candidate_id
                        JOIN job_openings AS j ON j.job_id = a.job_id
                        ORDER BY c.candidate_id) AS lines
                    """,
                    Cancellation
                ) as string
            ) ?? "";
    }

    private static async Task<string> ColumnsAsync(TestDatabase database)
    {
        var columns =
            database.Provider is TestProvider.PostgreSql
                ? """
                    SELECT string_agg(table_name || '.' || column_name || ' ' || data_type || coalesce(column_default, ''), ',' ORDER BY table_name, column_name)
                    FROM information_schema.columns WHERE table_schema = 'public' AND table_name NOT LIKE 'adflux%'
                    """
                : """
                    SELECT group_concat(line) FROM (
                        SELECT m.name || '.' || c.name || ' ' || c.type || coalesce(c.dflt_value, '') AS line
                        FROM sqlite_master AS m, pragma_table_info(m.name) AS c WHERE m.type = 'table' AND m.name NOT LIKE 'sqlite%' AND m.name NOT LIKE 'adflux%' ORDER BY 1)
                    """;
        return (await database.ScalarAsync(columns, Cancellation) as string) ?? "";
    }

    private static async Task<long> CountAsync(TestDatabase database, string from) =>
        Convert.ToInt64(
            await database.ScalarAsync($"SELECT count(*) FROM {from}", Cancellation),
            System.Globalization.CultureInfo.InvariantCulture
        );

    private static string Index(TestDatabase database) =>
        database.Provider is TestProvider.PostgreSql
            ? "pg_index WHERE indexrelid = to_regclass('ix_candidate_labels_label') AND indisvalid"
            : "sqlite_master WHERE name = 'ix_candidate_labels_label'";
}

[OnPostgres]
public sealed class GrownSetOnPostgres(PostgresDatabase database) : GrownSetSpec(database), IClassFixture<PostgresDatabase>;

[OnSqlite]
public sealed class GrownSetOnSqlite(SqliteDatabase database) : GrownSetSpec(database), IClassFixture<SqliteDatabase>;
