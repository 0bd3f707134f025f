using AdFlux.Data.Connections;

namespace AdFlux.Data.Upserts.Sqlite;

/// <summary>
/// The functions that bind a value, called as C calls them. A text has to stay where it is while it is bound.
/// </summary>
internal static unsafe class SqliteBinding
{
    // Of no use to SQLite once a value is bound: it neither copies nor frees the text.
    private const nint Static = 0;

    private static readonly delegate* unmanaged[Cdecl]<nint, int, int> _bindNull = (delegate* unmanaged[Cdecl]<nint, int, int>)
        SqliteLibrary.Function("sqlite3_bind_null");

    private static readonly delegate* unmanaged[Cdecl]<nint, int, long, int> _bindInt64 = (delegate* unmanaged[Cdecl]<nint, int, long, int>)
        SqliteLibrary.Function("sqlite3_bind_int64");

    private static readonly delegate* unmanaged[Cdecl]<nint, int, double, int> _bindDouble = (delegate* unmanaged[Cdecl]<
        nint,
        int,
        double,
        int>)
        SqliteLibrary.Function("sqlite3_bind_double");

    private static readonly delegate* unmanaged[Cdecl]<nint, int, nint, int, nint, int> _bindText = (delegate* unmanaged[Cdecl]<
        nint,
        int,
        nint,
        int,
        nint,
        int>)
        SqliteLibrary.Function("sqlite3_bind_text");

    /// <param name="statement">The prepared statement; its owner keeps it alive.</param>
    /// <param name="parameter">From 1.</param>
    /// <returns>SQLite's result code.</returns>
    public static int Null(nint statement, int parameter) => _bindNull(statement, parameter);

    /// <inheritdoc cref="Null" />
    public static int Int64(nint statement, int parameter, long value) => _bindInt64(statement, parameter, value);

    /// <inheritdoc cref="Null" />
    public static int Double(nint statement, int parameter, double value) => _bindDouble(statement, parameter, value);

    /// <inheritdoc cref="Null" />
    public static int Text(nint statement, int parameter, nint utf8, int length) => _bindText(statement, parameter, utf8, length, Static);
}
