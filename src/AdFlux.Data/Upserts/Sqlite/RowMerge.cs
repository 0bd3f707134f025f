using SQLitePCL;

namespace AdFlux.Data.Upserts.Sqlite;

/// <summary>
/// Brings what is stored to the state of one row after the other: finds it by its key, then inserts it, updates it or leaves it alone. Neighbours
/// mostly fare alike: what became of the last two is tried first, and where it does not apply it changes nothing.
/// </summary>
/// <remarks>
/// A statement that cannot be undone by itself takes the whole transaction with it when the disk is full. Those that insert a row, or update what
/// is not a link, are of that kind: in the caller's transaction all go through the one that can.
/// </remarks>
internal sealed class RowMerge(sqlite3 database, SqliteStatements statements, string now, bool ownsTransaction) : IDisposable
{
    private BoundStatement? _find;
    private BoundStatement? _insert;
    private BoundStatement? _update;
    private BoundStatement? _updateAll;
    private Fate _last;
    private bool _isSteady;
    private long _inserted;
    private long _updated;

    private enum Fate
    {
        Unchanged,
        Inserted,
        Updated,
    }

    /// <summary>What became of the rows so far.</summary>
    public WrittenRows Written => new(_inserted, _updated);

    /// <summary>Writes a row, if there is something to write.</summary>
    public void Write(RowValues row)
    {
        Fate fate = _isSteady && Succeeds(_last, row) ? _last : Settle(row);
        (_isSteady, _last) = (ownsTransaction && fate == _last, fate);
        if (fate == Fate.Inserted)
            _inserted++;
        else if (fate == Fate.Updated)
            _updated++;
    }

    public void Dispose()
    {
        _find?.Dispose();
        _insert?.Dispose();
        _update?.Dispose();
        _updateAll?.Dispose();
    }

    private BoundStatement FindStatement => _find ??= new BoundStatement(database, statements.FindRow);

    private BoundStatement InsertStatement => _insert ??= Stamped(ownsTransaction ? statements.InsertRow : statements.WriteRow);

    private BoundStatement UpdateStatement => _update ??= Stamped(ownsTransaction ? statements.UpdateRow : statements.WriteRow);

    private BoundStatement UpdateAllStatement => _updateAll ??= Stamped(ownsTransaction ? statements.UpdateAllOfRow : statements.WriteRow);

    private bool Succeeds(Fate fate, RowValues row) =>
        fate switch
        {
            Fate.Inserted => InsertStatement.Changes(row),
            Fate.Updated => UpdateStatement.Changes(row),
            _ => false,
        };

    private Fate Settle(RowValues row) =>
        FindStatement.Read(row) switch
        {
            null when InsertStatement.Changes(row) => Fate.Inserted,
            SqliteStatements.Differs when UpdateStatement.Changes(row) => Fate.Updated,
            SqliteStatements.DiffersInLinks when UpdateAllStatement.Changes(row) => Fate.Updated,
            _ => Fate.Unchanged,
        };

    private BoundStatement Stamped(string sql)
    {
        var statement = new BoundStatement(database, sql);
        statement.Bind(statements.TimeParameter, now);
        return statement;
    }
}
