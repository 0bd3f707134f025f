namespace AdFlux.Data.Tests.TestSupport;

/// <summary>What every other specification takes for granted of the databases it is given.</summary>
public abstract class TestDatabaseSpec(TestDatabase database)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_one_connection_wrote_another_reads()
    {
        await database.ExecuteAsync("CREATE TABLE greetings (text text); INSERT INTO greetings VALUES ('hello')", Cancellation);

        Assert.Equal("hello", await database.ScalarAsync("SELECT text FROM greetings", Cancellation));
    }

    [Fact]
    public async Task Another_database_has_nothing_of_the_first()
    {
        await database.ExecuteAsync("CREATE TABLE only_here (id integer)", Cancellation);
        await using var another = await database.CreateAnotherAsync(Cancellation);

        await another.ExecuteAsync("CREATE TABLE only_here (id integer)", Cancellation);

        Assert.Equal(database.Provider, another.Provider);
    }

    [Fact]
    public async Task A_disposed_database_is_gone_even_while_a_connection_is_open()
    {
        var another = await database.CreateAnotherAsync(Cancellation);
        await using var connection = await another.OpenConnectionAsync(Cancellation);

        await another.DisposeAsync();

        Assert.False(await ExistsAsync(another));
    }

    protected abstract Task<bool> ExistsAsync(TestDatabase other);
}

[OnSqlite]
public sealed class TestDatabaseOnSqlite(SqliteDatabase database) : TestDatabaseSpec(database), IClassFixture<SqliteDatabase>
{
    protected override Task<bool> ExistsAsync(TestDatabase other) => Task.FromResult(File.Exists(((SqliteDatabase)other).File));
}
