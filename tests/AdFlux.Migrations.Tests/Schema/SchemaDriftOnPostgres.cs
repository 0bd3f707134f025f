using AdFlux.Migrations.Tests.Support;
using Npgsql;

namespace AdFlux.Migrations.Tests.Schema;

[OnPostgres]
public sealed class SchemaDriftOnPostgres(PostgresDatabase fixture) : SchemaDriftSpec(fixture), IClassFixture<PostgresDatabase>
{
    [Theory]
    [InlineData("DROP INDEX ix_campaigns_status", "missing index campaigns.ix_campaigns_status: (\"status\")")]
    [InlineData("ALTER TABLE segments DROP CONSTRAINT uq_segments_name", "missing index segments.uq_segments_name: UNIQUE (\"name\")")]
    [InlineData("CREATE UNIQUE INDEX ix_by_hand ON campaigns (name)", "extra index campaigns.ix_by_hand: UNIQUE (\"name\")")]
    [InlineData("ALTER TABLE campaigns ADD CONSTRAINT uq_by_hand UNIQUE (name)", "extra index campaigns.uq_by_hand: UNIQUE (\"name\")")]
    [InlineData(
        "ALTER TABLE campaigns ADD CONSTRAINT ex_by_hand EXCLUDE USING btree (name WITH =)",
        "extra index campaigns.ex_by_hand: (\"name\")"
    )]
    [InlineData(
        "DROP INDEX ix_campaigns_status; CREATE INDEX ix_campaigns_status ON campaigns (status, name)",
        "different index campaigns.ix_campaigns_status (columns): (\"status\", \"name\"), expected (\"status\")"
    )]
    [InlineData(
        "DROP INDEX ix_campaigns_status; CREATE INDEX ix_campaigns_status ON campaigns (status DESC)",
        "different index campaigns.ix_campaigns_status (columns): (\"status\" DESC), expected (\"status\")"
    )]
    [InlineData(
        "DROP INDEX ix_campaigns_status; CREATE INDEX ix_campaigns_status ON campaigns (lower(status))",
        "different index campaigns.ix_campaigns_status (columns): (lower(status::text)), expected (\"status\")"
    )]
    [InlineData(
        "DROP INDEX ix_campaigns_status; CREATE INDEX ix_campaigns_status ON campaigns (status varchar_pattern_ops) INCLUDE (name)",
        "different index campaigns.ix_campaigns_status (columns): (\"status\" varchar_pattern_ops) INCLUDE (\"name\"), expected (\"status\")"
    )]
    [InlineData(
        "DROP INDEX ix_campaigns_status; CREATE INDEX ix_campaigns_status ON campaigns USING hash (status)",
        "different index campaigns.ix_campaigns_status (method): USING hash (\"status\"), expected (\"status\")"
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
        "ALTER INDEX ix_campaigns_status RENAME TO ix_campaign_status",
        "different index campaigns.ix_campaigns_status (name): ix_campaign_status (\"status\"), expected ix_campaigns_status (\"status\")"
    )]
    [InlineData(
        "ALTER TABLE meta_insights ALTER COLUMN clicks TYPE integer",
        "different column meta_insights.clicks (type): integer, expected bigint"
    )]
    [InlineData(
        "ALTER TABLE meta_insights ALTER COLUMN spend TYPE double precision",
        "different column meta_insights.spend (type): double precision, expected numeric(18,6)"
    )]
    [InlineData(
        "ALTER TABLE campaigns ALTER COLUMN target_segment_ids TYPE json",
        "different column campaigns.target_segment_ids (type): json, expected jsonb"
    )]
    [InlineData(
        "ALTER TABLE campaigns ALTER COLUMN status TYPE text COLLATE \"C\"",
        "different column campaigns.status (type): text COLLATE \"C\" NOT NULL DEFAULT ('draft'::character varying), "
            + "expected character varying(50) COLLATE \"C\" NOT NULL DEFAULT ('draft')"
    )]
    [InlineData(
        "ALTER TABLE meta_ads ALTER COLUMN name TYPE text COLLATE \"POSIX\"",
        "different column meta_ads.name (collation): text COLLATE \"POSIX\", expected text COLLATE \"C\""
    )]
    [InlineData(
        "ALTER TABLE meta_ads ALTER COLUMN name TYPE text COLLATE \"default\"",
        "different column meta_ads.name (collation): text, expected text COLLATE \"C\""
    )]
    [InlineData(
        "ALTER TABLE segments ALTER COLUMN name DROP NOT NULL",
        "different column segments.name (nullability): character varying(100) COLLATE \"C\", "
            + "expected character varying(100) COLLATE \"C\" NOT NULL"
    )]
    [InlineData(
        "ALTER TABLE campaigns ALTER COLUMN daily_budget SET NOT NULL",
        "different column campaigns.daily_budget (nullability): integer NOT NULL, expected integer"
    )]
    [InlineData(
        "ALTER TABLE campaigns ALTER COLUMN status SET DEFAULT 'Draft'",
        "different column campaigns.status (default): character varying(50) COLLATE \"C\" NOT NULL DEFAULT ('Draft'::character varying), "
            + "expected character varying(50) COLLATE \"C\" NOT NULL DEFAULT ('draft')"
    )]
    [InlineData(
        "ALTER TABLE applications ALTER COLUMN application_date DROP DEFAULT",
        "different column applications.application_date (default): date NOT NULL, "
            + "expected date NOT NULL DEFAULT (((now() AT TIME ZONE 'utc')::date))"
    )]
    [InlineData(
        "ALTER TABLE campaigns ALTER COLUMN daily_budget SET DEFAULT 100",
        "different column campaigns.daily_budget (default): integer DEFAULT (100), expected integer"
    )]
    [InlineData(
        "ALTER TABLE campaigns ALTER COLUMN id DROP IDENTITY",
        "different column campaigns.id (generation): integer NOT NULL, expected integer NOT NULL GENERATED BY DEFAULT AS IDENTITY"
    )]
    [InlineData("ALTER TABLE campaigns DROP COLUMN headline", "missing column campaigns.headline: character varying(40) COLLATE \"C\"")]
    [InlineData(
        "ALTER TABLE candidates DROP CONSTRAINT fk_candidates_segment_id",
        "missing foreign key candidates.fk_candidates_segment_id: FOREIGN KEY (\"segment_id\") REFERENCES \"segments\" (\"id\")"
    )]
    [InlineData(
        """
            ALTER TABLE candidates DROP CONSTRAINT fk_candidates_segment_id;
            ALTER TABLE candidates ADD CONSTRAINT fk_candidates_segment_id FOREIGN KEY (segment_id) REFERENCES segments ON DELETE CASCADE
            """,
        "different foreign key candidates.fk_candidates_segment_id (on delete): FOREIGN KEY (\"segment_id\") REFERENCES \"segments\" "
            + "(\"id\") ON DELETE CASCADE, expected FOREIGN KEY (\"segment_id\") REFERENCES \"segments\" (\"id\")"
    )]
    [InlineData(
        """
            ALTER TABLE candidates DROP CONSTRAINT fk_candidates_segment_id;
            ALTER TABLE candidates ADD CONSTRAINT fk_candidates_segment_id FOREIGN KEY (segment_id) REFERENCES segments NOT VALID
            """,
        "different foreign key candidates.fk_candidates_segment_id (validity): FOREIGN KEY (\"segment_id\") REFERENCES \"segments\" "
            + "(\"id\") NOT VALID, expected FOREIGN KEY (\"segment_id\") REFERENCES \"segments\" (\"id\")"
    )]
    [InlineData(
        "ALTER TABLE candidates RENAME CONSTRAINT fk_candidates_segment_id TO candidates_segment_id_fkey",
        "different foreign key candidates.fk_candidates_segment_id (name): candidates_segment_id_fkey FOREIGN KEY (\"segment_id\") "
            + "REFERENCES \"segments\" (\"id\"), expected fk_candidates_segment_id FOREIGN KEY (\"segment_id\") REFERENCES \"segments\" (\"id\")"
    )]
    [InlineData(
        "ALTER TABLE campaigns ADD CONSTRAINT fk_by_hand FOREIGN KEY (daily_budget) REFERENCES segments NOT VALID",
        "extra foreign key campaigns.fk_by_hand: FOREIGN KEY (\"daily_budget\") REFERENCES \"segments\" (\"id\") NOT VALID"
    )]
    [InlineData(
        "ALTER TABLE campaigns ADD CONSTRAINT ck_by_hand CHECK (daily_budget > 1)",
        "extra check constraint campaigns.ck_by_hand: CHECK (daily_budget > 1)"
    )]
    [InlineData(
        "ALTER TABLE meta_insights DROP CONSTRAINT pk_meta_insights",
        "missing primary key meta_insights.pk_meta_insights: PRIMARY KEY (\"object_id\", \"level\", \"date_start\")"
    )]
    [InlineData(
        """
            ALTER TABLE meta_insights DROP CONSTRAINT pk_meta_insights;
            ALTER TABLE meta_insights ADD CONSTRAINT pk_meta_insights PRIMARY KEY (level, object_id, date_start)
            """,
        "different primary key meta_insights.pk_meta_insights (columns): PRIMARY KEY (\"level\", \"object_id\", \"date_start\"), "
            + "expected PRIMARY KEY (\"object_id\", \"level\", \"date_start\")"
    )]
    [InlineData(
        "ALTER TABLE meta_ads RENAME CONSTRAINT pk_meta_ads TO meta_ads_pkey",
        "different primary key meta_ads.pk_meta_ads (name): meta_ads_pkey PRIMARY KEY (\"id\"), expected pk_meta_ads PRIMARY KEY (\"id\")"
    )]
    [InlineData(
        "ALTER TABLE meta_insights RESET (fillfactor)",
        "different table meta_insights (fillfactor): the default fillfactor, expected fillfactor = 70"
    )]
    public Task Each_kind_of_difference_is_found_and_what_is_printed_mends_it(string breakage, string expected) =>
        FindsAndMendsAsync(breakage, expected);

    [Fact]
    public Task A_serial_key_becomes_an_identity_that_goes_on_counting() =>
        FindsAndMendsAsync(
            """
            ALTER TABLE segments ALTER COLUMN id DROP IDENTITY;
            CREATE SEQUENCE segments_id_seq AS integer OWNED BY segments.id;
            ALTER TABLE segments ALTER COLUMN id SET DEFAULT nextval('segments_id_seq');
            """,
            "different column segments.id (generation): integer NOT NULL DEFAULT (nextval('segments_id_seq'::regclass)), "
                + "expected integer NOT NULL GENERATED BY DEFAULT AS IDENTITY"
        );

    [Fact]
    public async Task An_index_whose_making_was_interrupted_is_made_again()
    {
        await using var database = await CreateMigratedAsync();
        await InsertRowsAsync(database);
        await database.ExecuteAsync("DROP INDEX ix_campaigns_status", Cancellation);
        await using (var writer = await database.OpenConnectionAsync(Cancellation))
        {
            await using var write = await writer.BeginTransactionAsync(Cancellation);
            await using var command = writer.CreateCommand();
            command.CommandText = "UPDATE campaigns SET name = 'Bakers'";
            await command.ExecuteNonQueryAsync(Cancellation);
            // It has the index in the catalog by then, and waits for the writer before it fills it.
            await using var impatient = NpgsqlDataSource.Create(database.ConnectionString + ";Options=-c lock_timeout=1");
            await using var make = impatient.CreateCommand("CREATE INDEX CONCURRENTLY ix_campaigns_status ON campaigns (status)");
            await Assert.ThrowsAsync<PostgresException>(() => make.ExecuteNonQueryAsync(Cancellation));
        }

        await database.ExecuteAsync("INSERT INTO campaigns (name, platform) VALUES ('Bakers', 'meta')", Cancellation);
        await Assert.ThrowsAsync<PostgresException>(() =>
            database.ExecuteAsync("CREATE UNIQUE INDEX CONCURRENTLY ix_by_hand ON campaigns (platform)", Cancellation)
        );

        var drift = await database.Schema().CompareAsync(Cancellation);
        await database.MendAsync(drift);

        Assert.Equal(
            [
                "different index campaigns.ix_campaigns_status (validity): (\"status\") INVALID, expected (\"status\")",
                "extra index campaigns.ix_by_hand: UNIQUE (\"platform\") INVALID",
            ],
            drift.Differences.Select(difference => difference.ToString())
        );
        Assert.Empty(await DifferencesAsync(database));
    }

    [Fact]
    public async Task A_missing_column_that_must_have_a_value_is_filled_before_it_is_demanded()
    {
        await using var database = await CreateMigratedAsync();
        await database.ExecuteAsync("ALTER TABLE meta_campaigns DROP COLUMN account_id", Cancellation);
        await database.ExecuteAsync("INSERT INTO meta_campaigns (id) VALUES ('1')", Cancellation);
        var drift = await database.Schema().CompareAsync(Cancellation);

        await Assert.ThrowsAsync<PostgresException>(() => database.MendAsync(drift));
        await database.ExecuteAsync("UPDATE meta_campaigns SET account_id = 'act_1'", Cancellation);
        await database.ExecuteAsync("ALTER TABLE meta_campaigns DROP CONSTRAINT adflux_account_id_not_null", Cancellation);
        await database.MendAsync(await database.Schema().CompareAsync(Cancellation));

        Assert.Empty(await DifferencesAsync(database));
    }

    [Fact]
    public async Task Only_the_schema_that_the_connection_works_in_is_compared()
    {
        await using var database = await CreateMigratedAsync();
        await database.ExecuteAsync("CREATE SCHEMA other; CREATE TABLE other.campaigns (id integer)", Cancellation);

        Assert.Empty(await DifferencesAsync(database));
    }
}
