using AdFlux.Migrations.Tests.Support;
using FluentMigrator;
using FluentMigrator.Postgres;

namespace AdFlux.Migrations.Tests.Generation;

[OnPostgres]
public sealed class GuardOnPostgres(PostgresDatabase fixture) : GuardSpec(fixture), IClassFixture<PostgresDatabase>
{
    protected override string CountIndexes(string table) => $"SELECT count(*) FROM pg_indexes WHERE tablename = '{table}'";

    [Fact]
    public async Task Each_option_of_an_index_is_written()
    {
        await using var database = await Written.ApplyAsync(
            Fixture,
            migration =>
            {
                migration
                    .Create.Table("t")
                    .WithColumn("a")
                    .AsInt32()
                    .Nullable()
                    .WithColumn("b")
                    .AsInt32()
                    .Nullable()
                    .WithColumn("d")
                    .AsCustom("jsonb")
                    .Nullable();
                migration.Create.Index("ix_include").OnTable("t").OnColumn("a").Descending().NullsLast().WithOptions().Include("b");
                migration.Create.Index("ix_fill").OnTable("t").OnColumn("a").Ascending().WithOptions().Fillfactor(70);
                migration.Create.Index("ix_nulls").OnTable("t").OnColumn("a").Unique().NullsNotDistinct();
                migration.Create.Index("ix_gin").OnTable("t").OnColumn("d").Ascending().WithOptions().UsingGin();
            }
        );

        Assert.Equal("CREATE INDEX ix_fill ON public.t USING btree (a) WITH (fillfactor='70')", await IndexAsync(database, "ix_fill"));
        Assert.Equal("CREATE INDEX ix_gin ON public.t USING gin (d)", await IndexAsync(database, "ix_gin"));
        Assert.Equal(
            "CREATE INDEX ix_include ON public.t USING btree (a DESC NULLS LAST) INCLUDE (b)",
            await IndexAsync(database, "ix_include")
        );
        Assert.Equal("CREATE UNIQUE INDEX ix_nulls ON public.t USING btree (a) NULLS NOT DISTINCT", await IndexAsync(database, "ix_nulls"));
    }

    [Fact]
    public async Task IfExists_drops_the_table_of_the_schema_that_is_named()
    {
        await using var database = await Written.ApplyAsync(
            Fixture,
            migration =>
            {
                migration.Create.Schema("s1");
                migration.Create.Table("notes").WithColumn("id").AsInt32();
                migration.Create.Table("notes").InSchema("s1").WithColumn("id").AsInt32();
                migration.Delete.Table("notes").IfExists().InSchema("s1");
            }
        );

        Assert.Equal(
            "public",
            await database.TextAsync("SELECT string_agg(table_schema, ',') FROM information_schema.tables WHERE table_name = 'notes'")
        );
    }

    [Fact]
    public async Task Columns_constraints_and_foreign_keys_are_altered_in_place()
    {
        await using var database = await Written.ApplyAsync(
            Fixture,
            migration =>
            {
                migration.Create.Table("parents").WithColumn("a").AsInt32().NotNullable().WithColumn("b").AsInt32().NotNullable();
                migration.Create.PrimaryKey("pk_parents").OnTable("parents").Columns("a", "b");
                migration.Create.Table("t").WithColumn("a").AsInt32().Nullable().WithColumn("b").AsInt32().Nullable();
                migration.Create.ForeignKey("fk").FromTable("t").ForeignColumns("a", "b").ToTable("parents").PrimaryColumns("a", "b");
                migration.Create.Column("c").OnTable("t").AsInt32().NotNullable().WithDefaultValue(-5);
                migration.Alter.Column("c").OnTable("t").AsInt64().NotNullable().WithDefaultValue(-6L);
                migration.Delete.DefaultConstraint().OnTable("t").OnColumn("c");
                migration.Create.UniqueConstraint("uq").OnTable("t").Column("c");
                migration.Delete.UniqueConstraint("uq").FromTable("t");
                migration.Delete.ForeignKey("fk").OnTable("t");
            }
        );

        Assert.Equal("bigint", await database.TextAsync("SELECT data_type FROM information_schema.columns WHERE column_name = 'c'"));
        Assert.Equal(
            "pk_parents",
            await database.TextAsync("SELECT string_agg(conname, ',') FROM pg_constraint WHERE conname ~ '^(pk_parents|uq|fk)'")
        );
    }

    [Fact]
    public async Task A_primary_key_or_an_expression_on_an_altered_column_is_refused()
    {
        Assert.Contains(
            "Create.PrimaryKey(",
            await Written.RefuseAsync(Fixture, migration => migration.Alter.Column("a").OnTable("t").AsInt32().PrimaryKey("pk")),
            StringComparison.Ordinal
        );
        Assert.Contains(
            "create it anew",
            await Written.RefuseAsync(Fixture, migration => migration.Alter.Column("a").OnTable("t").AsInt32().Computed("1", stored: true)),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task A_new_uuid_needs_no_extension()
    {
        await using var database = await Written.ApplyAsync(
            Fixture,
            migration =>
            {
                migration
                    .Create.Table("t")
                    .WithColumn("id")
                    .AsGuid()
                    .WithDefault(SystemMethods.NewGuid)
                    .WithColumn("a")
                    .AsInt32()
                    .Nullable();
                migration.Insert.IntoTable("t").Row(new { a = 1 });
            }
        );

        Assert.Equal("36", await database.TextAsync("SELECT length(id::text) FROM t"));
        Assert.Contains(
            "Use NewGuid",
            await Written.RefuseAsync(
                Fixture,
                migration => migration.Create.Table("t").WithColumn("id").AsGuid().WithDefault(SystemMethods.NewSequentialId)
            ),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task A_default_that_would_depend_on_the_time_zone_of_the_session_is_refused()
    {
        Assert.Contains(
            "Write CurrentDateTimeOffset",
            await Written.RefuseAsync(
                Fixture,
                migration => migration.Create.Table("t").WithColumn("at").AsDateTimeOffset().WithDefault(SystemMethods.CurrentUTCDateTime)
            ),
            StringComparison.Ordinal
        );
        Assert.Contains(
            "Write CurrentUTCDateTime",
            await Written.RefuseAsync(
                Fixture,
                migration => migration.Create.Table("t").WithColumn("at").AsDateTime().WithDefault(SystemMethods.CurrentDateTimeOffset)
            ),
            StringComparison.Ordinal
        );
        Assert.Contains(
            "Use CurrentUTCDateTime",
            await Written.RefuseAsync(
                Fixture,
                migration => migration.Create.Table("t").WithColumn("at").AsDateTime().WithDefault(SystemMethods.CurrentDateTime)
            ),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task A_sequence_with_numbers_below_zero_is_made_in_any_culture()
    {
        await using var database = await Cultures.InAsync(
            "sv-SE",
            () =>
                Written.ApplyAsync(
                    Fixture,
                    migration => migration.Create.Sequence("s").IncrementBy(-2).MinValue(-100).MaxValue(-1).StartWith(-10)
                )
        );

        Assert.Equal("-10", await database.TextAsync("SELECT nextval('s')"));
        Assert.Equal("-12", await database.TextAsync("SELECT nextval('s')"));
    }

    private static Task<string?> IndexAsync(TestDatabase database, string name) =>
        database.TextAsync($"SELECT indexdef FROM pg_indexes WHERE indexname = '{name}'");
}
