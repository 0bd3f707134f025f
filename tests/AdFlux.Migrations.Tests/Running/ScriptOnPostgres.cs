using AdFlux.Migrations.Generation;
using AdFlux.Migrations.Running;
using AdFlux.Migrations.Running.Postgres;
using AdFlux.Migrations.Tests.Support;

namespace AdFlux.Migrations.Tests.Running;

/// <summary>Scripts with a command outside of transactions, run by psql.</summary>
[OnPostgres]
public sealed class ScriptOnPostgres(PostgresDatabase fixture) : IClassFixture<PostgresDatabase>
{
    private const string IsValid = "SELECT indisvalid FROM pg_index WHERE indexrelid = to_regclass('ix_first_step_id')";

    private static readonly Type[] Migrations = [typeof(Steps.First), typeof(Steps.Index)];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_script_with_a_concurrent_index_makes_what_up_makes_however_often_it_is_run()
    {
        await using var database = await fixture.CreateAnotherAsync(Cancellation);
        var script = Script();

        var first = await Psql.RunAsync(database, script);
        var second = await Psql.RunAsync(database, script);

        Assert.Equal(new ToolResult(0, "", ""), first);
        Assert.Equal(new ToolResult(0, "", ""), second);
        Assert.Equal(true, await database.ScalarAsync(IsValid, Cancellation));
        Assert.Equal(2, await database.LoggedAsync("applied"));
        Assert.Empty((await database.MigratorOf(Migrations).MigrateAsync(cancellationToken: Cancellation)).Steps);
        Assert.Empty((await database.MigratorOf(Migrations).ValidateAsync(Cancellation)).Findings);
    }

    [Fact]
    public async Task An_index_that_the_data_refuse_stops_the_script_and_the_next_run_says_to_drop_it()
    {
        await using var database = await fixture.CreateAnotherAsync(Cancellation);
        await database.MigratorOf(typeof(Steps.First)).MigrateAsync(cancellationToken: Cancellation);
        await database.ExecuteAsync("INSERT INTO first_step VALUES (1), (1)", Cancellation);
        var script = Script();

        var refused = await Psql.RunAsync(database, script);
        var again = await Psql.RunAsync(database, script);
        await database.ExecuteAsync("DROP INDEX ix_first_step_id; TRUNCATE first_step", Cancellation);
        var completed = await Psql.RunAsync(database, script);

        Assert.Equal(3, refused.ExitCode);
        Assert.Contains("could not create unique index \"ix_first_step_id\"", refused.Error, StringComparison.Ordinal);
        Assert.Equal(3, again.ExitCode);
        Assert.Contains("The index \"ix_first_step_id\" is invalid", again.Error, StringComparison.Ordinal);
        Assert.Equal(new ToolResult(0, "", ""), completed);
        Assert.Equal(true, await database.ScalarAsync(IsValid, Cancellation));
    }

    [Fact]
    public async Task A_script_that_begins_later_stops_before_it_makes_its_index_where_the_one_before_is_missing()
    {
        await using var database = await fixture.CreateAnotherAsync(Cancellation);
        await database.ExecuteAsync("CREATE TABLE first_step (id integer)", Cancellation);

        var result = await Psql.RunAsync(database, Script(Steps.FirstId));

        Assert.Equal(3, result.ExitCode);
        Assert.Contains($"{Steps.FirstId} must be applied before {Steps.IndexId}", result.Error, StringComparison.Ordinal);
        Assert.Null(await database.ScalarAsync(IsValid, Cancellation));
    }

    private static string Script(string? fromId = null)
    {
        var range = ScriptRange.Create([new MigrationSet(Migrations)], MigrationDialect.PostgreSql, fromId, toId: null);
        return PostgresScript.Write(range);
    }
}
