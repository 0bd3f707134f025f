using System.Text.Json.Nodes;
using AdFlux.Migrations.Tests.Support;

namespace AdFlux.Migrations.Tests.Adoption;

/// <summary>The Python application itself, before and after its database is adopted; its recording takes its place where there is no Python.</summary>
public abstract class PythonApplicationSpec(TestDatabase fixture)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_recording_is_what_the_application_does_now()
    {
        await using var database = await fixture.CreateAnotherAsync(Cancellation);
        var recording = Recording.Of(database.Provider);

        Assert.Equal(PythonApplication.Fingerprint, recording.Source);
        if (PythonApplication.IsHere)
        {
            Assert.Equal(recording.Text, await PythonApplication.RunAsync("record", database));
        }
    }

    [Fact]
    public async Task The_recording_makes_the_database_that_the_application_makes()
    {
        await using var replayed = await fixture.CreateOldAsync();
        await using var made = await MakeAsync();

        Assert.Equal(await made.DumpAsync(), await replayed.DumpAsync());
    }

    [Fact]
    public async Task After_the_adoption_the_application_reads_every_row_as_before()
    {
        await using var database = await MakeAsync();

        await database.Adoption().AdoptAsync(cancellationToken: Cancellation);

        if (PythonApplication.IsHere)
        {
            AssertSame(Recording.Of(database.Provider).Made.GetRawText(), await PythonApplication.RunAsync("read", database));
        }

        await using var context = database.Context();
        Assert.Empty((await RowComparison.CompareAsync(context, Recording.Of(database.Provider).Made)).Differences);
    }

    [Fact]
    public async Task After_the_adoption_the_application_adds_changes_and_deletes_rows_that_both_then_read()
    {
        await using var database = await MakeAsync();
        await database.Adoption().AdoptAsync(cancellationToken: Cancellation);
        var recording = Recording.Of(database.Provider);

        if (PythonApplication.IsHere)
        {
            await PythonApplication.RunAsync("write", database);
            AssertSame(recording.Written.GetRawText(), await PythonApplication.RunAsync("read", database));
        }
        else
        {
            await recording.WriteAsync(database);
        }

        await using var context = database.Context();
        Assert.Empty((await RowComparison.CompareAsync(context, recording.Written)).Differences);
    }

    [Fact]
    public async Task Money_that_the_application_computed_in_floats_blocks_until_it_may_be_rounded()
    {
        await using var database = await MakeAsync();
        if (PythonApplication.IsHere)
        {
            await PythonApplication.RunAsync("artefacts", database);
        }
        else
        {
            await database.ExecuteAsync(
                "UPDATE meta_insights SET cpc = 0.30000000000000004, cpm = 1e-7 WHERE object_id = '120210000000000201' AND date_start = '2025-04-02'",
                Cancellation
            );
        }

        Assert.Equal(5, (await ToolCommandLine.RunAsync(database, "adopt", "--apply")).ExitCode);
        Assert.Equal(0, (await ToolCommandLine.RunAsync(database, "adopt", "--apply", "--round-money")).ExitCode);
    }

    /// <summary>A database that the application made, by itself where it can run.</summary>
    private async Task<TestDatabase> MakeAsync()
    {
        if (!PythonApplication.IsHere)
        {
            return await fixture.CreateOldAsync();
        }

        var database = await fixture.CreateAnotherAsync(Cancellation);
        await PythonApplication.RunAsync("make", database);
        return database;
    }

    /// <summary>The order of members, which jsonb does not keep, is none of their value.</summary>
    private static void AssertSame(string expected, string actual) =>
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(expected), JsonNode.Parse(actual)), $"expected {expected}\nbut it reads {actual}");
}

[OnPostgres]
public sealed class PythonApplicationOnPostgres(PostgresDatabase database)
    : PythonApplicationSpec(database),
        IClassFixture<PostgresDatabase>;

[OnSqlite]
public sealed class PythonApplicationOnSqlite(SqliteDatabase database) : PythonApplicationSpec(database), IClassFixture<SqliteDatabase>;
