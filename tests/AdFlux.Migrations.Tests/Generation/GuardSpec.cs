using System.Data;
using AdFlux.Migrations.Tests.Support;
using FluentMigrator.Postgres;

namespace AdFlux.Migrations.Tests.Generation;

/// <summary>What FluentMigrator drops or writes wrong on one database or the other is written right, or refused with what to write instead.</summary>
public abstract class GuardSpec(TestDatabase fixture)
{
    protected const string Ordinal = "\"C\"";

    protected TestDatabase Fixture => fixture;

    [Fact]
    public async Task Identity_beside_a_primary_key_hands_out_numbers_from_one()
    {
        await using var database = await Written.ApplyAsync(
            fixture,
            migration =>
            {
                migration.Create.Table("notes").WithColumn("id").AsInt64().PrimaryKey().Identity().WithColumn("text").AsString().Nullable();
                migration.Insert.IntoTable("notes").Row(new { text = "one" }).Row(new { text = "two" });
            }
        );

        Assert.Equal("two", await database.TextAsync("SELECT text FROM notes WHERE id = 2"));
        Assert.Equal("2", await database.TextAsync("SELECT max(id) FROM notes"));
    }

    [Fact]
    public async Task Text_with_the_collation_C_is_ordered_by_its_bytes()
    {
        await using var database = await Written.ApplyAsync(
            fixture,
            migration =>
            {
                migration.Create.Table("words").WithColumn("word").AsString(100, Ordinal).NotNullable();
                migration.Insert.IntoTable("words").Row(new { word = "a" }).Row(new { word = "B" });
            }
        );

        Assert.Equal("B", await database.TextAsync("SELECT word FROM words ORDER BY word LIMIT 1"));
    }

    [Fact]
    public async Task Unique_and_Indexed_on_a_column_make_one_index_each()
    {
        await using var database = await Written.ApplyAsync(
            fixture,
            migration =>
                migration
                    .Create.Table("people")
                    .WithColumn("mail")
                    .AsString(100)
                    .NotNullable()
                    .Unique("uq_people_mail")
                    .WithColumn("phone")
                    .AsString(100)
                    .NotNullable()
                    .Unique()
                    .WithColumn("name")
                    .AsString(100)
                    .NotNullable()
                    .Indexed("ix_people_name")
        );

        Assert.Equal("3", await database.TextAsync(CountIndexes("people")));
        await database.RunAsync("INSERT INTO people (mail, phone, name) VALUES ('a', '1', 'x')");
        await database.RefusesAsync("INSERT INTO people (mail, phone, name) VALUES ('a', '2', 'x')");
        await database.RefusesAsync("INSERT INTO people (mail, phone, name) VALUES ('b', '1', 'x')");
    }

    [Fact]
    public async Task The_filter_of_an_index_is_kept()
    {
        await using var database = await Written.ApplyAsync(
            fixture,
            migration =>
            {
                migration.Create.Table("jobs").WithColumn("name").AsString().NotNullable().WithColumn("done").AsInt32().NotNullable();
                migration.Create.Index("uq_jobs").OnTable("jobs").OnColumn("name").Unique().WithOptions().Filter("done = 0");
            }
        );

        await database.RunAsync("INSERT INTO jobs (name, done) VALUES ('a', 1), ('a', 1), ('a', 0)");
        await database.RefusesAsync("INSERT INTO jobs (name, done) VALUES ('a', 0)");
    }

    [Fact]
    public async Task A_foreign_key_on_a_column_of_a_new_table_cascades_and_may_refer_to_its_own_table()
    {
        await using var database = await Written.ApplyAsync(
            fixture,
            migration =>
            {
                migration.Create.Table("parents").WithColumn("id").AsInt32().PrimaryKey("pk_parents");
                migration
                    .Create.Table("children")
                    .WithColumn("id")
                    .AsInt32()
                    .PrimaryKey("pk_children")
                    .WithColumn("parent")
                    .AsInt32()
                    .NotNullable()
                    .ForeignKey("parents", "id")
                    .OnDelete(Rule.Cascade)
                    .WithColumn("elder")
                    .AsInt32()
                    .Nullable()
                    .ForeignKey("fk_children_elder", "children", "id");
            }
        );

        await database.RunAsync("INSERT INTO parents (id) VALUES (1); INSERT INTO children (id, parent) VALUES (1, 1)");
        await database.RefusesAsync("INSERT INTO children (id, parent) VALUES (2, 9)");
        await database.RefusesAsync("INSERT INTO children (id, parent, elder) VALUES (2, 1, 9)");
        await database.RunAsync("DELETE FROM parents");
        Assert.Equal("0", await database.TextAsync("SELECT count(*) FROM children"));
    }

    [Fact]
    public async Task A_foreign_key_on_an_added_column_is_made()
    {
        await using var database = await Written.ApplyAsync(
            fixture,
            migration =>
            {
                migration.Create.Table("parents").WithColumn("id").AsInt32().PrimaryKey("pk_parents");
                migration.Create.Table("children").WithColumn("id").AsInt32().PrimaryKey("pk_children");
                migration.Create.Column("first").OnTable("children").AsInt32().Nullable().ForeignKey("fk_first", "parents", "id");
                migration.Alter.Table("children").AddColumn("second").AsInt32().Nullable().ForeignKey("fk_second", "parents", "id");
            }
        );

        await database.RunAsync("INSERT INTO children (id) VALUES (1)");
        await database.RefusesAsync("INSERT INTO children (id, first) VALUES (2, 9)");
        await database.RefusesAsync("INSERT INTO children (id, second) VALUES (2, 9)");
    }

    [Fact]
    public async Task A_primary_key_of_two_columns_is_one_key()
    {
        await using var database = await Written.ApplyAsync(
            fixture,
            migration =>
                migration
                    .Create.Table("pairs")
                    .WithColumn("one")
                    .AsInt32()
                    .PrimaryKey("pk_pairs")
                    .WithColumn("two")
                    .AsInt32()
                    .PrimaryKey("pk_pairs")
        );

        await database.RunAsync("INSERT INTO pairs (one, two) VALUES (1, 1), (1, 2)");
        await database.RefusesAsync("INSERT INTO pairs (one, two) VALUES (1, 1)");
    }

    [Fact]
    public async Task Names_of_63_bytes_are_kept_whole_and_longer_ones_are_refused()
    {
        var whole = new string('n', 61) + "ö";
        await using var database = await Written.ApplyAsync(
            fixture,
            migration => migration.Create.Table(whole).WithColumn(whole).AsInt32()
        );
        Assert.Equal([whole], await database.TablesAsync());

        Assert.Contains(
            "Choose a shorter one",
            await Written.RefuseAsync(fixture, migration => migration.Create.Table(whole + "n").WithColumn("id").AsInt32()),
            StringComparison.Ordinal
        );
        // The convention puts IX_ and the column to the table's name.
        Assert.Contains(
            "the name IX_",
            await Written.RefuseAsync(fixture, migration => migration.Create.Index().OnTable(whole).OnColumn("id").Ascending()),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Tables_and_columns_are_renamed_and_dropped()
    {
        await using var database = await Written.ApplyAsync(
            fixture,
            migration =>
            {
                migration
                    .Create.Table("old")
                    .WithColumn("a")
                    .AsInt32()
                    .Nullable()
                    .WithColumn("b")
                    .AsInt32()
                    .Nullable()
                    .WithColumn("c")
                    .AsInt32()
                    .Nullable();
                migration.Rename.Table("old").To("new");
                migration.Rename.Column("a").OnTable("new").To("z");
                migration.Delete.Column("b").Column("c").FromTable("new");
                migration.Delete.Table("nowhere").IfExists();
            }
        );

        Assert.Equal(["new"], await database.TablesAsync());
        await database.RunAsync("INSERT INTO new (z) VALUES (1)");
        await database.RefusesAsync("SELECT b FROM new");
        await database.RefusesAsync("SELECT c FROM new");
    }

    [Fact]
    public async Task A_computed_column_is_computed()
    {
        await using var database = await Written.ApplyAsync(
            fixture,
            migration =>
                migration
                    .Create.Table("areas")
                    .WithColumn("side")
                    .AsInt32()
                    .NotNullable()
                    .WithColumn("area")
                    .AsInt32()
                    .Nullable()
                    .Computed("side * side", stored: true)
        );

        await database.RunAsync("INSERT INTO areas (side) VALUES (3)");
        Assert.Equal("9", await database.TextAsync("SELECT area FROM areas"));
    }

    /// <summary>How many indexes a table has.</summary>
    protected abstract string CountIndexes(string table);
}
