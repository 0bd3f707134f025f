using AdFlux.Data.Benchmarks.Data;
using AdFlux.Data.Benchmarks.Peers;
using AdFlux.Data.Benchmarks.Reporting;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace AdFlux.Data.Benchmarks.Limits;

/// <summary>
/// SQLite's limit: the C interface with one prepared guarded statement, rows sorted by key and every value bound from memory that was laid
/// out ahead, so that nothing is converted, copied or allocated while the clock runs.
/// </summary>
internal sealed class CApiUpsert(SqliteConnection connection) : UpsertContender("C API, values bound ahead", connection)
{
    private static readonly string _sql = $"""
        INSERT INTO meta_insights ({InsightSql.ColumnList})
        VALUES ({string.Join(", ", InsightSql.Columns.Select((_, index) => $"?{index + 1}"))})
        {InsightSql.UpdateOnDifference("IS NOT")}
        """;

    private BoundRows? _rows;

    public SqliteConnection Connection => connection;

    public override Role? RoleIn(UpsertCase @case) => Role.Limit;

    public override void Prepare(InsightBatch batch) => _rows = new BoundRows(batch.PlainByKey);

    public override Task UpsertAsync(CancellationToken cancellationToken)
    {
        using SqliteTransaction transaction = connection.BeginTransaction(deferred: false);
        Check(raw.sqlite3_prepare_v2(connection.Handle, _sql, out sqlite3_stmt statement));
        using (statement)
            Write(statement.DangerousGetHandle(), _rows!);

        transaction.Commit();
        return Task.CompletedTask;
    }

    private void Write(nint statement, BoundRows rows)
    {
        int columns = InsightSql.Columns.Count;
        nint text = rows.Text;
        ReadOnlySpan<BoundValue> values = rows.Values;
        for (int row = 0; row < rows.Count; row++)
        {
            for (int column = 0; column < columns; column++)
                Check(values[(row * columns) + column].Bind(statement, column + 1, text));

            int result = NativeSqlite.Step(statement);
            Check(result == raw.SQLITE_DONE ? raw.SQLITE_OK : result);
            Check(NativeSqlite.Reset(statement));
        }

        GC.KeepAlive(rows);
    }

    private void Check(int result)
    {
        if (result != raw.SQLITE_OK)
            throw new SqliteException(raw.sqlite3_errmsg(connection.Handle).utf8_to_string(), result);
    }
}
