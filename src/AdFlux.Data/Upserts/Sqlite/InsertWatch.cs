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

        // The next insert may get the rowid of the connection's last one, which went to another table or was deleted since. Which rowid comes
        // next is not known: where numbers are never used again, it follows those of deleted rows.
        _isUnsure = _last > _largest;
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
