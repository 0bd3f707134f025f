using System.Text.Json;
using AdFlux.Migrations.Tests.Support;

namespace AdFlux.Migrations.Tests.Tool;

/// <summary>What <c>drift</c>, <c>lint</c> and <c>diagram</c> write and return.</summary>
public abstract class SchemaCommandsSpec(TestDatabase fixture)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Drift_tells_by_its_exit_code_whether_there_is_any()
    {
        await using var database = await CreateMigratedAsync();

        var none = await ToolCommandLine.RunAsync(database, "drift");
        await database.ExecuteAsync("DROP INDEX ix_campaigns_status; CREATE TABLE theirs (id integer)", Cancellation);
        var some = await ToolCommandLine.RunAsync(database, "drift");

        Assert.Equal((0, "The database does not differ from the model.\n"), (none.ExitCode, none.Output));
        Assert.Equal(5, some.ExitCode);
        Assert.Equal(
            """
            error: missing index campaigns.ix_campaigns_status: ("status")
            information: extra table theirs: (id)
            The database differs from the model: adflux-migrate drift --sql prints what mends it.

            """,
            some.Output
        );
    }

    [Fact]
    public async Task An_extra_table_alone_is_told_of_and_is_no_drift()
    {
        await using var database = await CreateMigratedAsync();
        await database.ExecuteAsync("CREATE TABLE theirs (id integer)", Cancellation);

        var drift = await ToolCommandLine.RunAsync(database, "drift");

        Assert.Equal(0, drift.ExitCode);
        Assert.Equal("information: extra table theirs: (id)\nThe database does not differ from the model.\n", drift.Output);
    }

    [Fact]
    public async Task Drift_prints_the_script_that_mends_it()
    {
        await using var database = await CreateMigratedAsync();
        await database.ExecuteAsync("DROP INDEX ix_campaigns_status", Cancellation);

        var drift = await ToolCommandLine.RunAsync(database, "drift", "--sql");
        await database.ExecuteAsync(drift.Output, Cancellation);
        var mended = await ToolCommandLine.RunAsync(database, "drift", "--sql");

        Assert.Equal(5, drift.ExitCode);
        Assert.Equal((0, "-- The database does not differ from the model.\n"), (mended.ExitCode, mended.Output));
    }

    [Fact]
    public async Task Drift_as_json_names_every_difference_with_its_sql()
    {
        await using var database = await CreateMigratedAsync();
        await database.ExecuteAsync("DROP INDEX ix_campaigns_status", Cancellation);

        var drift = await ToolCommandLine.RunAsync(database, "drift", "--output", "json");

        using var document = JsonDocument.Parse(drift.Output);
        Assert.Equal(5, drift.ExitCode);
        Assert.True(document.RootElement.GetProperty("drift").GetBoolean());
        var difference = Assert.Single(document.RootElement.GetProperty("differences").EnumerateArray());
        Assert.Equal("error", difference.GetProperty("severity").GetString());
        Assert.Equal("missing", difference.GetProperty("kind").GetString());
        Assert.Equal("index", difference.GetProperty("part").GetString());
        Assert.Equal("campaigns", difference.GetProperty("table").GetString());
        Assert.Equal("ix_campaigns_status", difference.GetProperty("name").GetString());
        Assert.StartsWith(
            "CREATE INDEX",
            Assert.Single(difference.GetProperty("sql").EnumerateArray()).GetString(),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Drift_of_a_database_that_is_not_migrated_says_to_migrate_it()
    {
        await using var database = await fixture.CreateAnotherAsync(Cancellation);
        await database.ExecuteAsync("CREATE TABLE theirs (id integer)", Cancellation);

        var drift = await ToolCommandLine.RunAsync(database, "drift");

        Assert.Equal(5, drift.ExitCode);
        Assert.Contains("error: missing table meta_insights", drift.Output, StringComparison.Ordinal);
        Assert.Contains("Migrations are pending: adflux-migrate up applies them", drift.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Drift_of_a_newer_database_has_the_exit_code_of_one()
    {
        await using var database = await CreateMigratedAsync();
        await database.AddFromTheFutureAsync();
        await database.ExecuteAsync("DROP INDEX ix_campaigns_status", Cancellation);

        var drift = await ToolCommandLine.RunAsync(database, "drift");

        Assert.Equal(6, drift.ExitCode);
        Assert.Contains("newer than this version", drift.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Lint_checks_what_is_pending_in_a_database()
    {
        await using var database = await fixture.CreateAnotherAsync(Cancellation);

        var before = await ToolCommandLine.RunAsync(database, "lint");
        await database.Migrator().MigrateAsync(cancellationToken: Cancellation);
        var after = await ToolCommandLine.RunAsync(database, "lint");

        Assert.Equal((0, "The pending migrations were checked: nothing hurts a database in use.\n"), (before.ExitCode, before.Output));
        Assert.Equal((0, "No migration is pending: nothing hurts a database in use.\n"), (after.ExitCode, after.Output));
    }

    private async Task<TestDatabase> CreateMigratedAsync()
    {
        var database = await fixture.CreateAnotherAsync(Cancellation);
        await database.Migrator().MigrateAsync(cancellationToken: Cancellation);
        return database;
    }
}

[OnPostgres]
public sealed class SchemaCommandsOnPostgres(PostgresDatabase database) : SchemaCommandsSpec(database), IClassFixture<PostgresDatabase>;

[OnSqlite]
public sealed class SchemaCommandsOnSqlite(SqliteDatabase database) : SchemaCommandsSpec(database), IClassFixture<SqliteDatabase>;
