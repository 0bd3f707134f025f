using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace AdFlux.Data.Upserts.Sqlite;

/// <summary>A prepared statement that is run with one row after the other. What is bound stays bound: a value that is the same is not bound again.</summary>
internal sealed class BoundStatement(sqlite3 database, string sql) : IDisposable
{
    private readonly SqliteStatement _statement = new(database, sql);
    private BoundValue[] _bound = [];

    /// <summary>Binds a text to a parameter that is no part of the rows, where the statement has it.</summary>
    public void Bind(int parameter, string text)
    {
        if (parameter <= raw.sqlite3_bind_parameter_count(_statement.Handle))
            raw.sqlite3_bind_text(_statement.Handle, parameter, text);
    }

    /// <summary>Runs the statement with a row.</summary>
    /// <param name="row">The row; its memory has to live until the statement is disposed of.</param>
    /// <returns>Whether the statement gives a row itself.</returns>
    public bool Run(RowValues row)
    {
        ReadOnlySpan<BoundValue> values = row.Values;
        if (_bound.Length < values.Length)
            _bound = new BoundValue[values.Length];

        nint statement = _statement.Handle.DangerousGetHandle();
        for (int i = 0; i < values.Length; i++)
        {
            ref BoundValue bound = ref _bound[i];
            if (bound.Kind == values[i].Kind && bound.Bits == values[i].Bits)
                continue;

            bound = values[i];
            SqliteException.ThrowExceptionForRC(bound.Bind(statement, i + 1), database);
        }

        return _statement.Step();
    }

    /// <summary>Runs the statement with a row, to its end.</summary>
    /// <returns>Whether it changed a row.</returns>
    public bool Changes(RowValues row)
    {
        Run(row);
        _statement.Reset();
        return raw.sqlite3_changes(database) > 0;
    }

    /// <summary>Runs the statement with a row.</summary>
    /// <returns>The number in the only column of the only row that it gives; null where it gives none.</returns>
    public int? Read(RowValues row)
    {
        int? number = Run(row) ? raw.sqlite3_column_int(_statement.Handle, 0) : null;
        _statement.Reset();
        return number;
    }

    public void Dispose() => _statement.Dispose();
}
