using SQLitePCL;

namespace AdFlux.Data.Upserts.Sqlite;

/// <summary>Tells a row that an upsert inserted from one that it updated, by the rowid of the last insert.</summary>
internal sealed class InsertWatch
{
    private readonly sqlite3 _database;
    private readonly string _largestRowid;
    private readonly long _largest;
    private long _last;
    private bool _isUnsure;

    /// <param name="database">The connection; nobody else writes through it while this watches.</param>
    /// <param name="largestRowid">Reads the largest rowid of the table.</param>
    public InsertWatch(sqlite3 database, string largestRowid)
    {
        (_database, _largestRowid) = (database, largestRowid);
        _last = raw.sqlite3_last_insert_rowid(database);
        _largest = LargestRowid();

        // The next insert gets the rowid of a row that this connection inserted and that was deleted since.
        _isUnsure = _last == _largest + 1;
    }

    /// <summary>Whether the upsert that just changed a row inserted it.</summary>
    public bool SeesInsert()
    {
        long last = raw.sqlite3_last_insert_rowid(_database);
        if (last == _last && !(_isUnsure && LargestRowid() > _largest))
            return false;

        (_last, _isUnsure) = (last, false);
        return true;
    }

    private long LargestRowid()
    {
        using var statement = new SqliteStatement(_database, _largestRowid);
        statement.Step();
        return raw.sqlite3_column_int64(statement.Handle, 0);
    }
}
