using System.Text.Json;
using AdFlux.Migrations.Faults;
using AdFlux.Migrations.Growth;
using AdFlux.Migrations.Tests.Support;

namespace AdFlux.Migrations.Tests.Growth;

/// <summary>Distribution on a server without Citus, and on one where stand-ins take the place of Citus's catalogs and functions and note their calls.</summary>
[OnPostgres]
public sealed class DistributeOnPostgres(PostgresDatabase fixture) : IClassFixture<PostgresDatabase>
{
    // What Citus would make of itself; the extension's row is that of a real one.
    private const string StandIns = """
        INSERT INTO pg_extension (oid, extname, extowner, extnamespace, extrelocatable, extversion)
        SELECT 99999, 'citus', extowner, extnamespace, extrelocatable, '13.0-1' FROM pg_extension WHERE extname = 'plpgsql';
        CREATE TABLE pg_dist_node (groupid int);
        INSERT INTO pg_dist_node VALUES (0), (1), (2);
        CREATE TABLE pg_dist_partition (logicalrelid regclass, partmethod "char", repmodel "char");
        CREATE FUNCTION create_reference_table(name regclass) RETURNS void LANGUAGE sql AS
            $$ INSERT INTO pg_dist_partition VALUES (name, 'n', 't') $$;
        CREATE FUNCTION create_distributed_table(name regclass, by text) RETURNS void LANGUAGE sql AS
            $$ INSERT INTO pg_dist_partition VALUES (name, 'h', 's') $$;
        CREATE FUNCTION undistribute_table(name regclass, cascade_via_foreign_keys bool) RETURNS void LANGUAGE sql AS
            $$ DELETE FROM pg_dist_partition $$;
        """;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData]
    [InlineData("--dry-run")]
    [InlineData("--undo")]
    public async Task Without_the_extension_it_is_refused_with_one_line(params string[] arguments)
    {
        await using var database = await MigratedAsync();

        var result = await ToolCommandLine.RunAsync(database, ["distribute", .. arguments]);

        Assert.Equal((1, ""), (result.ExitCode, result.Output));
        Assert.Equal(
            "adflux-migrate: This server does not have the Citus extension in this database: distribute works on the coordinator of a Citus cluster, "
                + "after CREATE EXTENSION citus.\n",
            result.Error
        );
    }

    [Theory]
    [InlineData("UPDATE pg_extension SET extversion = '10.2-4' WHERE extname = 'citus'", "update it to 11 or later")]
    [InlineData("DELETE FROM pg_dist_node WHERE groupid = 0", "SELECT citus_set_coordinator_host(")]
    [InlineData("DROP TABLE meta_insights", "run adflux-migrate up first")]
    public async Task A_cluster_or_a_database_that_is_not_ready_is_refused_with_what_to_do(string change, string advice)
    {
        await using var database = await WithStandInsAsync();
        await database.ExecuteAsync("SET allow_system_table_mods = on;" + change, Cancellation);

        var error = await Assert.ThrowsAsync<GrowthException>(() =>
            InsightDistribution.ForPostgreSql(database.ConnectionString).DistributeAsync(cancellationToken: Cancellation)
        );

        Assert.Contains(advice, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_dry_run_shows_the_statements_that_a_run_then_runs_and_undo_takes_back()
    {
        await using var database = await WithStandInsAsync();

        var shown = await ToolCommandLine.RunAsync(database, "distribute", "--dry-run", "--output", "json");
        var untouched = await DistributedAsync(database);
        var run = await ToolCommandLine.RunAsync(database, "distribute");
        var distributed = await DistributedAsync(database);
        var again = await ToolCommandLine.RunAsync(database, "distribute");
        var undone = await ToolCommandLine.RunAsync(database, "distribute", "--undo");

        using var document = JsonDocument.Parse(shown.Output);
        Assert.True(document.RootElement.GetProperty("dryRun").GetBoolean());
        Assert.Equal(
            run.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries),
            document.RootElement.GetProperty("statements").EnumerateArray().Select(statement => statement.GetString() + ";")
        );
        Assert.Equal((0, 4), (untouched, distributed));
        Assert.Equal("Nothing to do.\n", again.Output);
        Assert.Contains("undistribute_table('meta_insights'", undone.Output, StringComparison.Ordinal);
        Assert.Equal(0, await DistributedAsync(database));
    }

    [Fact]
    public async Task A_step_that_the_server_refuses_leaves_nothing_distributed()
    {
        await using var database = await WithStandInsAsync();
        await database.ExecuteAsync("DROP FUNCTION create_distributed_table", Cancellation);

        var error = await Assert.ThrowsAsync<GrowthException>(() =>
            InsightDistribution.ForPostgreSql(database.ConnectionString).DistributeAsync(cancellationToken: Cancellation)
        );

        Assert.StartsWith("The step that was running was rolled back: 42883", error.Message, StringComparison.Ordinal);
        Assert.Equal(0, await DistributedAsync(database));
    }

    private async Task<TestDatabase> MigratedAsync()
    {
        var database = await fixture.CreateAnotherAsync(Cancellation);
        await database.Migrator().MigrateAsync(cancellationToken: Cancellation);
        return database;
    }

    private async Task<TestDatabase> WithStandInsAsync()
    {
        var database = await MigratedAsync();
        await database.ExecuteAsync("SET allow_system_table_mods = on;" + StandIns, Cancellation);
        return database;
    }

    private static async Task<int> DistributedAsync(TestDatabase database) =>
        (int)(long)(await database.ScalarAsync("SELECT count(*) FROM pg_dist_partition", Cancellation))!;
}
