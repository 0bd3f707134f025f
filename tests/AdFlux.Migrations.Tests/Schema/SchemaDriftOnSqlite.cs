using AdFlux.Migrations.Tests.Support;

namespace AdFlux.Migrations.Tests.Schema;

[OnSqlite]
public sealed class SchemaDriftOnSqlite(SqliteDatabase fixture) : SchemaDriftSpec(fixture), IClassFixture<SqliteDatabase>
{
    [Theory]
    [InlineData("DROP INDEX ix_campaigns_status", "missing index campaigns.ix_campaigns_status: (\"status\")")]
    [InlineData("CREATE UNIQUE INDEX ix_by_hand ON campaigns (name)", "extra index campaigns.ix_by_hand: UNIQUE (\"name\")")]
    [InlineData(
        "DROP INDEX ix_campaigns_status; CREATE INDEX ix_campaigns_status ON campaigns (status, name)",
        "different index campaigns.ix_campaigns_status (columns): (\"status\", \"name\"), expected (\"status\")"
    )]
    [InlineData(
        "DROP INDEX ix_campaigns_status; CREATE INDEX ix_campaigns_status ON campaigns (status COLLATE nocase DESC)",
        "different index campaigns.ix_campaigns_status (columns): (\"status\" COLLATE nocase DESC), expected (\"status\")"
    )]
    [InlineData(
        "DROP INDEX ix_campaigns_status; CREATE UNIQUE INDEX ix_campaigns_status ON campaigns (status)",
        "different index campaigns.ix_campaigns_status (uniqueness): UNIQUE (\"status\"), expected (\"status\")"
    )]
    [InlineData(
        "DROP INDEX ix_meta_insights_long; CREATE INDEX ix_meta_insights_long ON meta_insights (level, date_stop) WHERE date_stop >= date_start",
        "different index meta_insights.ix_meta_insights_long (filter): (\"level\", \"date_stop\") WHERE date_stop >= date_start, "
            + "expected (\"level\", \"date_stop\") WHERE date_stop > date_start"
    )]
    [InlineData(
        "DROP INDEX ix_campaigns_status; CREATE INDEX ix_campaign_status ON campaigns (status)",
        "different index campaigns.ix_campaigns_status (name): ix_campaign_status (\"status\"), expected ix_campaigns_status (\"status\")"
    )]
    [InlineData("DROP INDEX uq_segments_name", "missing index segments.uq_segments_name: UNIQUE (\"name\")")]
    [InlineData("ALTER TABLE campaigns DROP COLUMN headline", "missing column campaigns.headline: TEXT")]
    public Task A_difference_that_SQLite_can_alter_is_found_and_what_is_printed_mends_it(string breakage, string expected) =>
        FindsAndMendsAsync(breakage, expected);

    [Theory]
    [InlineData(
        "meta_insights",
        "\"clicks\" INTEGER",
        "\"clicks\" TEXT",
        "different column meta_insights.clicks (type): TEXT, expected INTEGER"
    )]
    [InlineData(
        "meta_ads",
        "\"name\" TEXT",
        "\"name\" TEXT COLLATE NOCASE",
        "different column meta_ads.name (collation): TEXT COLLATE \"NOCASE\", expected TEXT"
    )]
    [InlineData(
        "campaigns",
        "\"platform\" TEXT NOT NULL",
        "\"platform\" TEXT",
        "different column campaigns.platform (nullability): TEXT, expected TEXT NOT NULL"
    )]
    [InlineData(
        "campaigns",
        "\"daily_budget\" INTEGER",
        "\"daily_budget\" INTEGER NOT NULL",
        "different column campaigns.daily_budget (nullability): INTEGER NOT NULL, expected INTEGER"
    )]
    [InlineData(
        "campaigns",
        "DEFAULT 'draft'",
        "DEFAULT 'Draft'",
        "different column campaigns.status (default): TEXT NOT NULL DEFAULT ('Draft'), expected TEXT NOT NULL DEFAULT ('draft')"
    )]
    [InlineData(
        "applications",
        "DEFAULT (date('now'))",
        "",
        "different column applications.application_date (default): TEXT NOT NULL, expected TEXT NOT NULL DEFAULT ((date('now')))"
    )]
    [InlineData(
        "campaigns",
        " AUTOINCREMENT",
        "",
        "different column campaigns.id (generation): INTEGER NOT NULL, expected INTEGER NOT NULL AUTOINCREMENT"
    )]
    [InlineData(
        "candidates",
        ", CONSTRAINT \"fk_candidates_segment_id\" FOREIGN KEY (\"segment_id\") REFERENCES \"segments\" (\"id\")",
        "",
        "missing foreign key candidates.fk_candidates_segment_id: FOREIGN KEY (\"segment_id\") REFERENCES \"segments\" (\"id\")"
    )]
    [InlineData(
        "candidates",
        "REFERENCES \"segments\" (\"id\")",
        "REFERENCES \"segments\" (\"id\") ON DELETE CASCADE",
        "different foreign key candidates.fk_candidates_segment_id (on delete): FOREIGN KEY (\"segment_id\") REFERENCES \"segments\" "
            + "(\"id\") ON DELETE CASCADE, expected FOREIGN KEY (\"segment_id\") REFERENCES \"segments\" (\"id\")"
    )]
    [InlineData(
        "campaigns",
        "\"daily_budget\" INTEGER",
        "\"daily_budget\" INTEGER REFERENCES segments",
        "extra foreign key campaigns.FOREIGN KEY (\"daily_budget\") REFERENCES \"segments\" (\"id\"): "
            + "FOREIGN KEY (\"daily_budget\") REFERENCES \"segments\" (\"id\")"
    )]
    [InlineData(
        "campaigns",
        "\"daily_budget\" INTEGER",
        "\"daily_budget\" INTEGER CONSTRAINT ck_by_hand CHECK (daily_budget > (1))",
        "extra check constraint campaigns.ck_by_hand: CHECK (daily_budget > (1))"
    )]
    [InlineData(
        "meta_insights",
        ", CONSTRAINT \"pk_meta_insights\" PRIMARY KEY (\"object_id\", \"level\", \"date_start\")",
        "",
        "missing primary key meta_insights.pk_meta_insights: PRIMARY KEY (\"object_id\", \"level\", \"date_start\")"
    )]
    public Task A_difference_that_takes_a_new_table_is_found_and_what_is_printed_mends_it(
        string table,
        string from,
        string to,
        string expected
    ) => FindsAndMendsAsync(SqliteEdit.Of(table, from, to), expected);

    [Fact]
    public async Task A_type_that_only_has_another_name_is_told_of_and_is_no_drift()
    {
        await using var database = await CreateMigratedAsync();
        await database.ExecuteAsync(SqliteEdit.Of("meta_ads", "\"name\" TEXT", "\"name\" VARCHAR(50)"), Cancellation);

        var drift = await database.Schema().CompareAsync(Cancellation);

        Assert.False(drift.HasDrift);
        Assert.Equal(
            "different column meta_ads.name (spelling of the type): VARCHAR(50), expected TEXT",
            Assert.Single(drift.Differences).ToString()
        );
    }

    [Fact]
    public async Task A_table_made_anew_keeps_what_the_model_does_not_know()
    {
        await using var database = await CreateMigratedAsync();
        await InsertRowsAsync(database);
        await database.ExecuteAsync("DELETE FROM segments WHERE id = 8", Cancellation);
        await database.ExecuteAsync(
            """
            ALTER TABLE segments ADD COLUMN size INTEGER DEFAULT 3 CHECK (size > 0);
            ALTER TABLE segments ADD COLUMN twice INTEGER GENERATED ALWAYS AS (size * 2) VIRTUAL;
            CREATE INDEX ix_size ON segments (size) WHERE size > 1;
            CREATE TRIGGER shout AFTER INSERT ON segments BEGIN UPDATE segments SET name = upper(name) WHERE id = new.id; END;
            CREATE VIEW small_segments AS SELECT * FROM segments WHERE size < 10;
            """,
            Cancellation
        );
        await database.ExecuteAsync(SqliteEdit.Of("segments", "\"description\" TEXT", "\"description\" TEXT COLLATE NOCASE"), Cancellation);

        await database.MendAsync(await database.Schema().CompareAsync(Cancellation));
        await database.ExecuteAsync("INSERT INTO segments (name) VALUES ('cooks')", Cancellation);

        Assert.False((await database.Schema().CompareAsync(Cancellation)).HasDrift);
        Assert.Equal("COOKS", await database.ScalarAsync("SELECT name FROM small_segments WHERE id = 9 AND twice = 6", Cancellation));
        Assert.Equal(1L, await database.ScalarAsync("SELECT count(*) FROM sqlite_master WHERE name = 'ix_size'", Cancellation));
        await Assert.ThrowsAsync<Microsoft.Data.Sqlite.SqliteException>(() =>
            database.ExecuteAsync("UPDATE segments SET size = 0", Cancellation)
        );
    }

    [Fact]
    public async Task Two_tables_are_made_anew_in_a_transaction_each()
    {
        await using var database = await CreateMigratedAsync();
        await InsertRowsAsync(database);
        await database.ExecuteAsync(SqliteEdit.Of("campaigns", "DEFAULT 'draft'", "DEFAULT 'Draft'"), Cancellation);
        await database.ExecuteAsync(SqliteEdit.Of("campaigns", "\"platform\" TEXT NOT NULL", "\"platform\" TEXT"), Cancellation);
        await database.ExecuteAsync(SqliteEdit.Of("meta_ads", "\"name\" TEXT", "\"name\" INTEGER"), Cancellation);

        var drift = await database.Schema().CompareAsync(Cancellation);
        await database.MendAsync(drift);

        Assert.Equal(3, drift.Differences.Count);
        Assert.Equal(2, drift.Mending.Count(statement => statement is "BEGIN IMMEDIATE"));
        Assert.Equal(2, drift.Mending.Count(statement => statement is "COMMIT"));
        Assert.Empty(await DifferencesAsync(database));
    }

    [Fact]
    public async Task A_row_without_its_parent_stops_the_making_of_a_missing_foreign_key_and_is_kept()
    {
        await using var database = await CreateMigratedAsync();
        await database.ExecuteAsync(
            SqliteEdit.Of(
                "candidates",
                ", CONSTRAINT \"fk_candidates_segment_id\" FOREIGN KEY (\"segment_id\") REFERENCES \"segments\" (\"id\")",
                ""
            ),
            Cancellation
        );
        await database.ExecuteAsync("INSERT INTO candidates (candidate_id, name, segment_id) VALUES ('CAND-1', 'Ada', 99)", Cancellation);
        var drift = await database.Schema().CompareAsync(Cancellation);

        await Assert.ThrowsAsync<Microsoft.Data.Sqlite.SqliteException>(() => database.MendAsync(drift));

        Assert.Equal(99L, await database.ScalarAsync("SELECT segment_id FROM candidates", Cancellation));
        Assert.True((await database.Schema().CompareAsync(Cancellation)).HasDrift);
    }
}
