using Npgsql;

namespace AdFlux.Data.Tests.TestSupport;

[OnPostgres]
public sealed class TestDatabaseOnPostgres(PostgresDatabase database) : TestDatabaseSpec(database), IClassFixture<PostgresDatabase>
{
    private readonly PostgresDatabase _postgres = database;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_wrong_password_is_refused()
    {
        var wrong = new NpgsqlConnectionStringBuilder(_postgres.ConnectionString) { Password = "wrong", Pooling = false };
        await using var connection = new NpgsqlConnection(wrong.ConnectionString);

        var refused = await Assert.ThrowsAsync<PostgresException>(() => connection.OpenAsync(Cancellation));

        Assert.Equal(PostgresErrorCodes.InvalidPassword, refused.SqlState);
    }

    [Fact]
    public async Task Text_is_UTF_8() => Assert.Equal("UTF8", await _postgres.ScalarAsync("SHOW server_encoding", Cancellation));

    protected override async Task<bool> ExistsAsync(TestDatabase other)
    {
        var name = new NpgsqlConnectionStringBuilder(other.ConnectionString).Database;
        return await _postgres.ScalarAsync($"SELECT 1 FROM pg_database WHERE datname = '{name}'", Cancellation) is not null;
    }
}
