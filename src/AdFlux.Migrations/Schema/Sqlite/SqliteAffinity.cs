namespace AdFlux.Migrations.Schema.Sqlite;

/// <summary>What SQLite makes of a declared type: it stores by these five, whatever the type is called (sqlite.org/datatype3.html, 3.1).</summary>
internal static class SqliteAffinity
{
    public static string Of(string type)
    {
        bool Has(string part) => type.Contains(part, StringComparison.OrdinalIgnoreCase);
        return Has("INT") ? "INTEGER"
            : Has("CHAR") || Has("CLOB") || Has("TEXT") ? "TEXT"
            : Has("BLOB") || type.Length == 0 ? "BLOB"
            : Has("REAL") || Has("FLOA") || Has("DOUB") ? "REAL"
            : "NUMERIC";
    }
}
