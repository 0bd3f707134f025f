using AdFlux.Data.Benchmarks.Data;
using Microsoft.Data.Sqlite;
using Npgsql;
using SQLitePCL;

namespace AdFlux.Data.Benchmarks.Limits;

/// <summary>
/// The limit for point lookups: on PostgreSQL the round trip of a prepared SELECT 1, on SQLite one prepared statement stepped to its row.
/// </summary>
internal static class PointSteps
{
    private static readonly string _find =
        $"SELECT {InsightSql.ColumnList} FROM meta_insights WHERE object_id = ?1 AND level = 'ad' AND date_start = ?2";

    public static async Task<long> RoundTripsAsync(NpgsqlConnection connection, int count, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand("SELECT 1", connection);
        await command.PrepareAsync(cancellationToken);
        long found = 0;
        for (int i = 0; i < count; i++)
            found += (int)(await command.ExecuteScalarAsync(cancellationToken))!;

        return found;
    }

    public static long Find(SqliteConnection connection, IReadOnlyList<(string Ad, string Day)> keys)
    {
        _ = raw.sqlite3_prepare_v2(connection.Handle, _find, out sqlite3_stmt statement);
        long found = 0;
        using (statement)
        {
            foreach ((string ad, string day) in keys)
            {
                _ = raw.sqlite3_bind_text(statement, 1, ad);
                _ = raw.sqlite3_bind_text(statement, 2, day);
                found += raw.sqlite3_step(statement) == raw.SQLITE_ROW ? 1 : 0;
                _ = raw.sqlite3_reset(statement);
            }
        }

        return found;
    }
}
