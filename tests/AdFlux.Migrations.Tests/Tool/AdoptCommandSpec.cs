using System.Text.Json;
using AdFlux.Migrations.Tests.Adoption;
using AdFlux.Migrations.Tests.Support;

namespace AdFlux.Migrations.Tests.Tool;

/// <summary>What <c>adflux-migrate adopt</c> writes and returns.</summary>
public abstract class AdoptCommandSpec(TestDatabase fixture)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Without_apply_it_shows_the_findings_and_advises_a_backup()
    {
        await using var database = await fixture.CreateOldAsync();
        var before = await database.DumpAsync();

        var result = await ToolCommandLine.RunAsync(database, "adopt");

        Assert.Equal((0, ""), (result.ExitCode, result.Error));
        Assert.Contains("convertible  meta_insights", result.Output, StringComparison.Ordinal);
        Assert.EndsWith(
            "The database can be adopted. Back it up, then run adflux-migrate adopt --apply; only the backup brings it back as it is now.\n",
            result.Output,
            StringComparison.Ordinal
        );
        Assert.Equal(before, await database.DumpAsync());
    }

    [Fact]
    public async Task With_dry_run_it_shows_the_SQL()
    {
        await using var database = await fixture.CreateOldAsync();
        var before = await database.DumpAsync();

        var result = await ToolCommandLine.RunAsync(database, "adopt", "--dry-run");

        Assert.Equal(0, result.ExitCode);
        var statement =
            database.Provider is TestProvider.PostgreSql
                ? "ALTER COLUMN \"spend\" TYPE numeric(18,6) USING \"spend\"::text::numeric"
                : "ALTER TABLE \"adflux_adopted_meta_insights\" RENAME TO \"meta_insights\";";
        Assert.Contains(statement, result.Output, StringComparison.Ordinal);
        Assert.Equal(before, await database.DumpAsync());
    }

    [Fact]
    public async Task With_apply_it_adopts_and_shows_rows_and_hashes_and_again_says_that_it_did()
    {
        await using var database = await fixture.CreateOldAsync();

        var first = await ToolCommandLine.RunAsync(database, "adopt", "--apply");
        var second = await ToolCommandLine.RunAsync(database, "adopt", "--apply");

        Assert.Equal((0, 0), (first.ExitCode, second.ExitCode));
        Assert.Matches("\nmeta_insights  45  [0-9a-f]{32}\nAdopted in [0-9]+ ms: every row is the same as before\\.", first.Output);
        Assert.StartsWith("The database is ours already (it holds 20260101000000_Initial)", second.Output, StringComparison.Ordinal);
        Assert.Equal(0, (await ToolCommandLine.RunAsync(database, "status")).ExitCode);
    }

    [Fact]
    public async Task What_blocks_has_an_exit_code_of_its_own()
    {
        await using var database = await fixture.CreateOldAsync();
        await database.ExecuteUncheckedAsync("UPDATE meta_insights SET cpc = 1e-7 WHERE level = 'account'");

        foreach (var arguments in new string[][] { ["adopt"], ["adopt", "--apply"] })
        {
            var result = await ToolCommandLine.RunAsync(database, arguments);

            Assert.Equal(5, result.ExitCode);
            Assert.Contains("blocking  meta_insights  cpc  4 values do not fit: ", result.Output, StringComparison.Ordinal);
            Assert.Contains("One finding blocks the adoption: ", result.Output, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Json_output_is_one_document()
    {
        await using var database = await fixture.CreateOldAsync();

        using var examined = JsonDocument.Parse(
            (await ToolCommandLine.RunAsync(database, "adopt", "--dry-run", "--output", "json")).Output
        );
        using var adopted = JsonDocument.Parse((await ToolCommandLine.RunAsync(database, "adopt", "--apply", "--output", "json")).Output);

        Assert.Equal("adoptable", examined.RootElement.GetProperty("state").GetString());
        Assert.True(examined.RootElement.GetProperty("sql").GetArrayLength() > 30);
        Assert.Contains(
            examined.RootElement.GetProperty("findings").EnumerateArray(),
            finding => finding.GetProperty("kind").GetString() is "convertible" && finding.GetProperty("columns").GetArrayLength() > 1
        );
        Assert.True(adopted.RootElement.GetProperty("adopted").GetBoolean());
        Assert.Equal(9, adopted.RootElement.GetProperty("tables").GetArrayLength());
    }

    [Fact]
    public async Task An_empty_database_is_an_error()
    {
        await using var database = await fixture.CreateAnotherAsync(Cancellation);

        var result = await ToolCommandLine.RunAsync(database, "adopt", "--apply");

        Assert.Equal(1, result.ExitCode);
        Assert.Contains("so there is nothing to adopt: adflux-migrate up creates", result.Output, StringComparison.Ordinal);
        Assert.Empty(await database.TablesAsync());
    }

    [Fact]
    public async Task A_held_lock_and_contradicting_options_have_their_exit_codes()
    {
        await using var database = await fixture.CreateOldAsync();

        Assert.Equal(2, (await ToolCommandLine.RunAsync(database, "adopt", "--apply", "--dry-run")).ExitCode);
        await using var holder = await database.HoldLockAsync();
        Assert.Equal(4, (await ToolCommandLine.RunAsync(database, "adopt", "--apply", "--lock-wait", "0")).ExitCode);
    }
}

[OnPostgres]
public sealed class AdoptCommandOnPostgres(PostgresDatabase database) : AdoptCommandSpec(database), IClassFixture<PostgresDatabase>;

[OnSqlite]
public sealed class AdoptCommandOnSqlite(SqliteDatabase database) : AdoptCommandSpec(database), IClassFixture<SqliteDatabase>;
