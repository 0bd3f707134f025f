using AdFlux.Migrations.Tests.Support;
using FluentMigrator.Infrastructure;

namespace AdFlux.Migrations.Tests.Generation;

/// <summary>Words that both databases would leave something out of are refused before anything is written, with what to write instead.</summary>
public abstract class RefusedWordsSpec(TestDatabase fixture)
{
    [Fact]
    public async Task A_collation_without_quotes_is_refused() =>
        Assert.Contains(
            "\"\\\"C\\\"\"",
            await Written.RefuseAsync(fixture, migration => migration.Create.Table("words").WithColumn("word").AsString(100, "C")),
            StringComparison.Ordinal
        );

    [Fact]
    public async Task A_primary_key_on_an_added_column_is_refused() =>
        Assert.Contains(
            "Create.PrimaryKey(",
            await Written.RefuseAsync(
                fixture,
                migration => migration.Create.Column("id").OnTable("notes").AsInt32().NotNullable().PrimaryKey("pk_notes")
            ),
            StringComparison.Ordinal
        );

    [Fact]
    public async Task A_description_is_refused_wherever_it_is()
    {
        const string instead = "COMMENT ON ";

        Assert.Contains(
            instead + "TABLE notes",
            await Written.RefuseAsync(
                fixture,
                migration => migration.Create.Table("notes").WithDescription("x").WithColumn("id").AsInt32()
            ),
            StringComparison.Ordinal
        );
        Assert.Contains(
            instead + "TABLE notes",
            await Written.RefuseAsync(fixture, migration => migration.Alter.Table("notes").WithDescription("x")),
            StringComparison.Ordinal
        );
        Assert.Contains(
            instead + "COLUMN ...id",
            await Written.RefuseAsync(
                fixture,
                migration => migration.Create.Table("notes").WithColumn("id").AsInt32().WithColumnDescription("x")
            ),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task What_the_extensions_for_another_database_ask_for_is_refused() =>
        Assert.Contains(
            "SqlServerIncludes",
            await Written.RefuseAsync(
                fixture,
                migration =>
                    (
                        (ISupportAdditionalFeatures)migration.Create.Index("ix").OnTable("notes").OnColumn("id").Ascending()
                    ).AdditionalFeatures.Add("SqlServerIncludes", "x")
            ),
            StringComparison.Ordinal
        );

    [Fact]
    public async Task Inserting_and_deleting_no_row_is_refused()
    {
        Assert.Contains(
            "Write Row(...) after it",
            await Written.RefuseAsync(fixture, migration => migration.Insert.IntoTable("notes")),
            StringComparison.Ordinal
        );
        Assert.Contains(
            "Write Row(...) or AllRows() after it",
            await Written.RefuseAsync(fixture, migration => migration.Delete.FromTable("notes")),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Asking_the_database_and_running_code_on_it_are_refused()
    {
        Assert.Contains(
            "CREATE TABLE IF NOT EXISTS",
            await Written.RefuseAsync(fixture, migration => Assert.False(migration.Schema.Table("notes").Exists())),
            StringComparison.Ordinal
        );
        Assert.Contains(
            "Execute.Sql",
            await Written.RefuseAsync(fixture, migration => migration.Execute.WithConnection((_, _) => { })),
            StringComparison.Ordinal
        );
    }
}

[OnPostgres]
public sealed class RefusedWordsOnPostgres(PostgresDatabase database) : RefusedWordsSpec(database), IClassFixture<PostgresDatabase>;

[OnSqlite]
public sealed class RefusedWordsOnSqlite(SqliteDatabase database) : RefusedWordsSpec(database), IClassFixture<SqliteDatabase>;
