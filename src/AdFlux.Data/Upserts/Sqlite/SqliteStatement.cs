using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace AdFlux.Data.Upserts.Sqlite;

/// <summary>A prepared statement of SQLite's own interface. Errors come as the exception that Microsoft.Data.Sqlite raises.</summary>
internal sealed class SqliteStatement : IDisposable
{
    private readonly sqlite3 _database;
    private readonly sqlite3_stmt _statement;

    public SqliteStatement(sqlite3 database, string sql)
    {
        _database = database;
        SqliteException.ThrowExceptionForRC(raw.sqlite3_prepare_v2(database, sql, out _statement), database);
    }

    public sqlite3_stmt Handle => _statement;

    /// <summary>Runs the statement to its next row.</summary>
    /// <returns>Whether there is one.</returns>
    public bool Step()
    {
        int result = raw.sqlite3_step(_statement);
        if (result is raw.SQLITE_ROW or raw.SQLITE_DONE)
            return result == raw.SQLITE_ROW;

        SqliteException.ThrowExceptionForRC(result, _database);
        return false;
    }

    /// <summary>Makes the statement ready to run again; what is bound stays bound.</summary>
    public void Reset() => raw.sqlite3_reset(_statement);

    public void Dispose() => _statement.Dispose();
}
