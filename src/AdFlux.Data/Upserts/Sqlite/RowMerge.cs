using SQLitePCL;

namespace AdFlux.Data.Upserts.Sqlite;

/// <summary>
/// Brings what is stored to the state of one row after the other: finds it by its key, then inserts it, updates it or leaves it alone. Neighbours
/// mostly fare alike, so what became of the last row is tried first; where it does not apply it changes nothing.
/// </summary>
internal sealed class RowMerge(sqlite3 database, SqliteStatements statements, string now) : IDisposable
{
    private RowStatement? _find;
    private RowStatement? _insert;
    private RowStatement? _update;
    private RowStatement? _updateAll;
    private bool _triesInsert;
    private bool _triesUpdate;
    private long _inserted;
    private long _updated;

    /// <summary>What became of the rows so far.</summary>
    public WrittenRows Written => new(_inserted, _updated);

    public void Write(RowValues row)
    {
        if (_triesInsert && Insert.Changes(row))
        {
            _inserted++;
            return;
        }

        if (_triesUpdate && Update.Changes(row))
        {
            _updated++;
            return;
        }

        int? difference = Find.Read(row);
        (_triesInsert, _triesUpdate) = (difference is null, difference is SqliteStatements.Differs);
        if (difference is null && Insert.Changes(row))
            _inserted++;
        else if (difference is SqliteStatements.Differs && Update.Changes(row))
            _updated++;
        else if (difference is SqliteStatements.DiffersInAll && UpdateAll.Changes(row))
            _updated++;
    }

    public void Dispose()
    {
        _find?.Dispose();
        _insert?.Dispose();
        _update?.Dispose();
        _updateAll?.Dispose();
    }

    private RowStatement Find => _find ??= new RowStatement(database, statements.FindRow);

    private RowStatement Insert => _insert ??= Stamped(statements.InsertRow);

    private RowStatement Update => _update ??= Stamped(statements.UpdateRow);

    private RowStatement UpdateAll => _updateAll ??= Stamped(statements.UpdateAllOfRow);

    private RowStatement Stamped(string sql)
    {
        var statement = new RowStatement(database, sql);
        statement.Bind(statements.TimeParameter, now);
        return statement;
    }
}
