using AdFlux.Data.Connections;

namespace AdFlux.Data.Queries.Sqlite;

/// <summary>The functions that read a value of a statement's current row, called as C calls them.</summary>
internal static unsafe class SqliteValues
{
    private static readonly delegate* unmanaged[Cdecl]<nint, int, int> _type = (delegate* unmanaged[Cdecl]<nint, int, int>)
        SqliteLibrary.Function("sqlite3_column_type");

    private static readonly delegate* unmanaged[Cdecl]<nint, int, long> _int64 = (delegate* unmanaged[Cdecl]<nint, int, long>)
        SqliteLibrary.Function("sqlite3_column_int64");

    private static readonly delegate* unmanaged[Cdecl]<nint, int, double> _double = (delegate* unmanaged[Cdecl]<nint, int, double>)
        SqliteLibrary.Function("sqlite3_column_double");

    private static readonly delegate* unmanaged[Cdecl]<nint, int, byte*> _text = (delegate* unmanaged[Cdecl]<nint, int, byte*>)
        SqliteLibrary.Function("sqlite3_column_text");

    private static readonly delegate* unmanaged[Cdecl]<nint, int, int> _bytes = (delegate* unmanaged[Cdecl]<nint, int, int>)
        SqliteLibrary.Function("sqlite3_column_bytes");

    /// <param name="statement">The prepared statement, on a row; its owner keeps it alive.</param>
    /// <param name="column">From 0.</param>
    public static int Type(nint statement, int column) => _type(statement, column);

    /// <inheritdoc cref="Type" />
    public static long Int64(nint statement, int column) => _int64(statement, column);

    /// <inheritdoc cref="Type" />
    public static double Double(nint statement, int column) => _double(statement, column);

    /// <summary>Gives a text in UTF-8, valid until the next step.</summary>
    /// <inheritdoc cref="Type" />
    // Asked for its length afterwards, SQLite has converted the text to UTF-8 already.
    public static ReadOnlySpan<byte> Text(nint statement, int column)
    {
        byte* text = _text(statement, column);
        return new ReadOnlySpan<byte>(text, _bytes(statement, column));
    }
}
