using AdFlux.Migrations.Faults;
using AdFlux.Migrations.Tests.Support;

namespace AdFlux.Migrations.Tests.Generation;

/// <summary>SQL that a migration brings: whole, with its parameters put in safely, from a text, a file or an assembly.</summary>
public abstract class GuardedSqlSpec(TestDatabase fixture)
{
    private const string Two = "CREATE TABLE one (id integer); -- it's one\nCREATE TABLE two (id integer); /* don't */";

    [Fact]
    public async Task Several_statements_with_a_lone_quote_in_a_comment_all_run()
    {
        await using var database = await Written.ApplyAsync(fixture, migration => migration.Execute.Sql(Two));

        Assert.Equal(["one", "two"], await database.TablesAsync());
    }

    [Fact]
    public async Task A_script_in_a_file_runs_whole()
    {
        var file = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName() + ".sql");
        await File.WriteAllTextAsync(file, Two, TestContext.Current.CancellationToken);
        try
        {
            await using var database = await Written.ApplyAsync(fixture, migration => migration.Execute.Script(file));

            Assert.Equal(["one", "two"], await database.TablesAsync());
        }
        finally
        {
            File.Delete(file);
        }
    }

    [Fact]
    public async Task An_embedded_script_runs_with_its_parameters()
    {
        await using var database = await Written.ApplyAsync(
            fixture,
            migration =>
            {
                migration.Create.Table("notes").WithColumn("name").AsString().Nullable();
                migration.Execute.EmbeddedScript("Linted.sql", new Dictionary<string, string> { ["table"] = "notes" });
            }
        );

        await database.RefusesAsync("CREATE INDEX ix_name ON notes (name)");
    }

    [Fact]
    public async Task A_script_that_is_not_there_is_refused_by_its_name()
    {
        Assert.Contains(
            "nowhere.sql",
            await Written.RefuseAsync(fixture, migration => migration.Execute.Script("nowhere.sql")),
            StringComparison.Ordinal
        );
        Assert.Contains(
            "nowhere.sql",
            await Written.RefuseAsync(fixture, migration => migration.Execute.EmbeddedScript("nowhere.sql")),
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData("'; DROP TABLE x")]
    [InlineData("a'b")]
    [InlineData("a\"b")]
    [InlineData("a--b")]
    [InlineData("a/*b")]
    [InlineData("a\\b")]
    public async Task A_parameter_that_would_end_its_literal_is_refused(string value) =>
        Assert.Contains(
            "Write the value into the SQL, quoted",
            await Written.RefuseAsync(
                fixture,
                migration => migration.Execute.Sql("INSERT INTO t VALUES ('$(x)')", new Dictionary<string, string> { ["x"] = value })
            ),
            StringComparison.Ordinal
        );

    [Fact]
    public async Task A_parameter_without_a_value_is_refused() =>
        Assert.Contains(
            "$(y) has no value",
            await Written.RefuseAsync(
                fixture,
                migration => migration.Execute.Sql("INSERT INTO t VALUES ('$(x)', '$(y)')", new Dictionary<string, string> { ["x"] = "1" })
            ),
            StringComparison.Ordinal
        );

    [Fact]
    public async Task SQL_that_cannot_be_stored_as_text_is_refused() =>
        Assert.Contains(
            "Take it out",
            await Written.RefuseAsync(fixture, migration => migration.Execute.Sql("CREATE TABLE one (id integer) -- \ud800")),
            StringComparison.Ordinal
        );

    [Fact]
    public async Task GO_is_no_SQL_here_and_fails_as_a_whole()
    {
        await Assert.ThrowsAsync<MigrationFailedException>(() =>
            Written.ApplyAsync(
                fixture,
                migration => migration.Execute.Sql("CREATE TABLE one (id integer)\nGO\nCREATE TABLE two (id integer)")
            )
        );
    }
}

[OnPostgres]
public sealed class GuardedSqlOnPostgres(PostgresDatabase database) : GuardedSqlSpec(database), IClassFixture<PostgresDatabase>;

[OnSqlite]
public sealed class GuardedSqlOnSqlite(SqliteDatabase database) : GuardedSqlSpec(database), IClassFixture<SqliteDatabase>;
