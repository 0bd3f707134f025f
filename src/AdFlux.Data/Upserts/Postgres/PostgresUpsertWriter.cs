using System.Globalization;
using System.Runtime.CompilerServices;
using Npgsql;

namespace AdFlux.Data.Upserts.Postgres;

/// <summary>Stages rows with binary COPY into a temporary table that the transaction's end drops.</summary>
internal sealed class PostgresUpsertWriter(
    NpgsqlConnection connection,
    NpgsqlTransaction transaction,
    UpsertTable table,
    object now,
    int? timeoutSeconds
) : IUpsertWriter
{
    private readonly UpsertStatements _statements = new(table);

    public async Task<long> ExecuteAsync(string statement, CancellationToken cancellationToken)
    {
        NpgsqlCommand command = Command(statement);
        await using ConfiguredAsyncDisposable scope = command.ConfigureAwait(false);
        return await command.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
    }

    public async Task<IReadOnlyList<string>> ReadAsync(string statement, CancellationToken cancellationToken)
    {
        NpgsqlCommand command = Command(statement);
        await using ConfiguredAsyncDisposable commandScope = command.ConfigureAwait(false);
        NpgsqlDataReader reader = await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
        await using ConfiguredAsyncDisposable readerScope = reader.ConfigureAwait(false);
        var values = new List<string>();
        while (await reader.ReadAsync(cancellationToken).ConfigureAwait(false))
            values.Add(Convert.ToString(reader.GetValue(0), CultureInfo.InvariantCulture)!);

        return values;
    }

    public async Task StageAsync(IAsyncEnumerable<object?[]> rows, CancellationToken cancellationToken)
    {
        await ExecuteAsync($"CREATE TEMPORARY TABLE {table.Stage} ({Definitions()}) ON COMMIT DROP", cancellationToken)
            .ConfigureAwait(false);
        string[] types = [.. table.Columns.Select(column => column.TypeName), .. table.ExtraColumns.Select(_ => "text")];

        NpgsqlBinaryImporter copy = await connection
            .BeginBinaryImportAsync($"COPY {table.Stage} ({ColumnList()}) FROM STDIN (FORMAT BINARY)", cancellationToken)
            .ConfigureAwait(false);

        if (timeoutSeconds is { } seconds)
            copy.Timeout = TimeSpan.FromSeconds(seconds);

        // Disposed without Complete, the importer cancels the COPY: nothing of it stays.
        await using (copy.ConfigureAwait(false))
        {
            await foreach (object?[] row in rows.WithCancellation(cancellationToken).ConfigureAwait(false))
            {
                await copy.StartRowAsync(cancellationToken).ConfigureAwait(false);
                for (int i = 0; i < row.Length; i++)
                    await WriteAsync(copy, row[i], types[i], cancellationToken).ConfigureAwait(false);
            }

            await copy.CompleteAsync(cancellationToken).ConfigureAwait(false);
        }

        // Without statistics the planner takes the table for a small one.
        await ExecuteAsync($"ANALYZE {table.Stage}", cancellationToken).ConfigureAwait(false);
    }

    public Task<long> RemoveDuplicatesAsync(CancellationToken cancellationToken) =>
        ExecuteAsync(
            $"""
            DELETE FROM {table.Stage} AS s
            USING (
                SELECT ctid, row_number() OVER (PARTITION BY {string.Join(", ", table.Keys)} ORDER BY stage_row DESC) AS age
                FROM {table.Stage}
            ) AS numbered
            WHERE s.ctid = numbered.ctid AND numbered.age > 1
            """,
            cancellationToken
        );

    // The rows are locked in the order of their keys before the first is changed, so that two upserts cannot wait for each other.
    public Task<long> UpdateAsync(CancellationToken cancellationToken) =>
        ExecuteAsync(
            $"""
            UPDATE {table.Name} AS t
            SET {_statements.Assignments}
            FROM (
                SELECT s.*
                FROM {table.Stage} AS s
                JOIN {table.Name} AS e ON {_statements.SameKey("e", "s")}
                WHERE ({_statements.Compared("e")}) IS DISTINCT FROM ({_statements.Compared("s")})
                ORDER BY {string.Join(", ", table.Keys.Select(key => $"s.{key}"))}
                FOR NO KEY UPDATE OF e
            ) AS s
            WHERE {_statements.SameKey("t", "s")}
            """,
            cancellationToken
        );

    private static Task WriteAsync(NpgsqlBinaryImporter copy, object? value, string type, CancellationToken cancellationToken) =>
        value is null ? copy.WriteNullAsync(cancellationToken) : copy.WriteAsync(value, type, cancellationToken);

    private string Definitions() =>
        string.Join(
            ", ",
            [
                "stage_row bigint GENERATED ALWAYS AS IDENTITY",
                .. table.Columns.Select(column => $"{column.Name} {column.StoreType}"),
                .. table.ExtraColumns.Select(column => $"{column} text"),
            ]
        );

    private string ColumnList() => string.Join(", ", [.. table.Columns.Select(column => column.Name), .. table.ExtraColumns]);

    private NpgsqlCommand Command(string statement)
    {
        // The size of the input decides how long a statement takes: none but the caller can set a limit.
        var command = new NpgsqlCommand(statement, connection, transaction) { CommandTimeout = timeoutSeconds ?? 0 };
        if (statement.Contains("@now", StringComparison.Ordinal))
            command.Parameters.Add(new NpgsqlParameter("now", now));

        return command;
    }
}
