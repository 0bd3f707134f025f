using System.Data.Common;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace AdFlux.Data.Benchmarks.Limits;

/// <summary>The limit for reading: goes through the rows and looks at none of their values.</summary>
internal static class RowSteps
{
    public static long Count(DbConnection connection, string sql) =>
        connection is SqliteConnection sqlite ? Step(sqlite, sql) : Read(connection, sql);

    private static long Read(DbConnection connection, string sql)
    {
        using DbCommand command = connection.CreateCommand();
        command.CommandText = sql;
        using DbDataReader reader = command.ExecuteReader();
        long rows = 0;
        while (reader.Read())
            rows++;

        return rows;
    }

    private static long Step(SqliteConnection connection, string sql)
    {
        int result = raw.sqlite3_prepare_v2(connection.Handle, sql, out sqlite3_stmt statement);
        long rows = 0;
        using (statement)
        {
            while (result == raw.SQLITE_OK && NativeSqlite.Step(statement.DangerousGetHandle()) == raw.SQLITE_ROW)
                rows++;
        }

        return rows;
    }
}
