using System.Globalization;
using System.Runtime.CompilerServices;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace AdFlux.Data.Upserts.Sqlite;

/// <summary>Stages rows in a temporary table through one prepared statement.</summary>
internal sealed class SqliteUpsertWriter(
    SqliteConnection connection,
    SqliteTransaction transaction,
    UpsertTable table,
    object now,
    int? timeoutSeconds,
    bool ownsTransaction
) : IUpsertWriter
{
    private readonly UpsertStatements _statements = new(table);

    public async Task<long> ExecuteAsync(string statement, CancellationToken cancellationToken)
    {
        SqliteCommand command = Command(statement);
        await using ConfiguredAsyncDisposable scope = command.ConfigureAwait(false);
        return await InterruptibleAsync(() => command.ExecuteNonQueryAsync(cancellationToken), cancellationToken).ConfigureAwait(false);
    }

    public async Task<IReadOnlyList<string>> ReadAsync(string statement, CancellationToken cancellationToken)
    {
        SqliteCommand command = Command(statement);
        await using ConfiguredAsyncDisposable scope = command.ConfigureAwait(false);
        return await InterruptibleAsync(() => ReadAsync(command, cancellationToken), cancellationToken).ConfigureAwait(false);
    }

    public async Task StageAsync(IAsyncEnumerable<object?[]> rows, CancellationToken cancellationToken)
    {
        await ExecuteAsync($"CREATE TEMPORARY TABLE {table.Stage} ({Definitions()})", cancellationToken).ConfigureAwait(false);

        int count = table.Columns.Count + table.ExtraColumns.Count;
        SqliteCommand insert = Command(
            $"INSERT INTO {table.Stage} VALUES ({string.Join(", ", Enumerable.Range(0, count).Select(i => $"@p{i}"))})"
        );
        await using ConfiguredAsyncDisposable scope = insert.ConfigureAwait(false);
        SqliteParameter[] parameters = [.. Enumerable.Range(0, count).Select(i => insert.Parameters.AddWithValue($"@p{i}", DBNull.Value))];
        await insert.PrepareAsync(cancellationToken).ConfigureAwait(false);

        await foreach (object?[] row in rows.WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            for (int i = 0; i < row.Length; i++)
                parameters[i].Value = row[i] ?? DBNull.Value;

            await insert.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    public Task<long> RemoveDuplicatesAsync(CancellationToken cancellationToken) =>
        ExecuteAsync(
            $"""
            DELETE FROM {table.Stage}
            WHERE rowid NOT IN (SELECT max(rowid) FROM {table.Stage} GROUP BY {string.Join(", ", table.Keys)})
            """,
            cancellationToken
        );

    public Task<long> UpdateAsync(CancellationToken cancellationToken) =>
        ExecuteAsync(
            $"""
            UPDATE {table.Name} AS t
            SET {_statements.Assignments}
            FROM {table.Stage} AS s
            WHERE {_statements.SameKey("t", "s")} AND ({_statements.Compared("t")}) IS NOT ({_statements.Compared("s")})
            """,
            cancellationToken
        );

    private static async Task<IReadOnlyList<string>> ReadAsync(SqliteCommand command, CancellationToken cancellationToken)
    {
        SqliteDataReader reader = await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
        await using ConfiguredAsyncDisposable scope = reader.ConfigureAwait(false);
        var values = new List<string>();
        while (await reader.ReadAsync(cancellationToken).ConfigureAwait(false))
            values.Add(Convert.ToString(reader.GetValue(0), CultureInfo.InvariantCulture)!);

        return values;
    }

    // Microsoft.Data.Sqlite looks at the token only before a statement: a long one has to be interrupted. That ends the whole
    // transaction, so in the caller's the statement is let run to its end.
    private async Task<TResult> InterruptibleAsync<TResult>(Func<Task<TResult>> run, CancellationToken cancellationToken)
    {
        CancellationToken interruptible = ownsTransaction ? cancellationToken : CancellationToken.None;
        CancellationTokenRegistration interrupt = interruptible.Register(() => raw.sqlite3_interrupt(connection.Handle));
        await using ConfiguredAsyncDisposable scope = interrupt.ConfigureAwait(false);
        try
        {
            return await run().ConfigureAwait(false);
        }
        catch (SqliteException error) when (error.SqliteErrorCode == raw.SQLITE_INTERRUPT && cancellationToken.IsCancellationRequested)
        {
            throw new OperationCanceledException("The upsert was cancelled.", error, cancellationToken);
        }
    }

    private string Definitions() =>
        string.Join(
            ", ",
            [
                .. table.Columns.Select(column => $"{column.Name} {column.StoreType}"),
                .. table.ExtraColumns.Select(column => $"{column} TEXT"),
            ]
        );

    private SqliteCommand Command(string statement)
    {
        var command = new SqliteCommand(statement, connection, transaction);
        if (timeoutSeconds is { } seconds)
            command.CommandTimeout = seconds;
        if (statement.Contains("@now", StringComparison.Ordinal))
            command.Parameters.AddWithValue("@now", now);

        return command;
    }
}
