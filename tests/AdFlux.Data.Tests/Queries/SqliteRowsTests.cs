using AdFlux.Data.Model;
using AdFlux.Data.Queries.Rows;
using AdFlux.Data.Queries.Sqlite;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace AdFlux.Data.Tests.Queries;

[OnSqlite]
public sealed class SqliteRowsTests(SqliteDatabase database) : IClassFixture<SqliteDatabase>
{
    private const string Endless = "WITH RECURSIVE c(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM c) SELECT x FROM c WHERE x < 0";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_search_for_the_next_row_is_interrupted_when_it_is_cancelled()
    {
        await using var connection = (SqliteConnection)await database.OpenConnectionAsync(Token);
        await using var transaction = await connection.BeginTransactionAsync(Token);
        await ExecuteAsync(connection, "CREATE TABLE interrupted (a)");
        using var cancellation = new CancellationTokenSource(TimeSpan.FromMilliseconds(50));

        var error = await Assert.ThrowsAnyAsync<OperationCanceledException>(() => ReadAsync(connection, Endless, 30, cancellation.Token));

        Assert.Equal(cancellation.Token, error.CancellationToken);
        // The transaction goes on.
        await ExecuteAsync(connection, "INSERT INTO interrupted VALUES (1)");
        await transaction.CommitAsync(Token);
        Assert.Equal(1L, await database.ScalarAsync("SELECT count(*) FROM interrupted", Token));
    }

    [Fact]
    public async Task An_error_is_the_one_that_Microsoft_Data_Sqlite_raises()
    {
        await using var connection = (SqliteConnection)await database.OpenConnectionAsync(Token);

        var error = await Assert.ThrowsAsync<SqliteException>(() => ReadAsync(connection, "SELECT nothing FROM nowhere", 30, Token));
        var expected = await Assert.ThrowsAsync<SqliteException>(() => ExecuteAsync(connection, "SELECT nothing FROM nowhere"));

        Assert.Equal(
            (expected.SqliteErrorCode, expected.SqliteExtendedErrorCode, expected.Message),
            (error.SqliteErrorCode, error.SqliteExtendedErrorCode, error.Message)
        );
    }

    [Fact]
    public async Task A_locked_database_is_waited_for_until_the_timeout()
    {
        await using var other = (SqliteConnection)await database.OpenConnectionAsync(Token);
        await ExecuteAsync(other, "CREATE TABLE locked (a)");
        await using var connection = (SqliteConnection)await database.OpenConnectionAsync(Token);
        await ReadAsync(connection, "SELECT a FROM locked", timeoutSeconds: 30, Token);
        await ExecuteAsync(other, "BEGIN EXCLUSIVE");

        var error = await Assert.ThrowsAsync<SqliteException>(() =>
            ReadAsync(connection, "SELECT a FROM locked", timeoutSeconds: 1, Token)
        );
        Assert.Equal(raw.SQLITE_BUSY, error.SqliteErrorCode);

        Task reading = ReadAsync(connection, "SELECT a FROM locked", timeoutSeconds: 30, Token);
        Assert.False(reading.IsCompleted);
        await ExecuteAsync(other, "COMMIT");
        await reading;
    }

    [Fact]
    public async Task A_wait_for_a_locked_database_is_cancelled()
    {
        await using var other = (SqliteConnection)await database.OpenConnectionAsync(Token);
        await ExecuteAsync(other, "CREATE TABLE waited (a)");
        await using var connection = (SqliteConnection)await database.OpenConnectionAsync(Token);
        await ReadAsync(connection, "SELECT a FROM waited", timeoutSeconds: 30, Token);
        await ExecuteAsync(other, "BEGIN EXCLUSIVE");
        using var cancellation = new CancellationTokenSource(TimeSpan.FromMilliseconds(50));

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() =>
            ReadAsync(connection, "SELECT a FROM waited", 30, cancellation.Token)
        );
        await ExecuteAsync(other, "COMMIT");
    }

    [Fact]
    public async Task Reading_on_after_the_connection_was_closed_says_so()
    {
        await using var connection = (SqliteConnection)await database.OpenConnectionAsync(Token);
        using var rows = new SqliteRows(
            connection,
            new RowStatement("SELECT 1, 'a', NULL UNION ALL SELECT 2, 'b', NULL", []),
            timeoutSeconds: 30
        );
        List<Segment> batch = [];
        Assert.True(await rows.ReadAsync<Segment, SegmentCodec>(batch, 1, Token));
        Assert.Equal(("a", 1), (batch[0].Name, batch[0].Id.Value));

        await connection.CloseAsync();

        await Assert.ThrowsAsync<InvalidOperationException>(() => rows.ReadAsync<Segment, SegmentCodec>(batch, 1, Token).AsTask());
    }

    private static async Task ReadAsync(SqliteConnection connection, string sql, int timeoutSeconds, CancellationToken cancellationToken)
    {
        using var rows = new SqliteRows(connection, new RowStatement(sql, []), timeoutSeconds);
        await rows.ReadAsync<Segment, SegmentCodec>([], 1, cancellationToken);
    }

    private static async Task ExecuteAsync(SqliteConnection connection, string sql)
    {
        await using SqliteCommand command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync(Token);
    }
}
