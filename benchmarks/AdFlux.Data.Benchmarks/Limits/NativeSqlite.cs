using System.Runtime.InteropServices;

namespace AdFlux.Data.Benchmarks.Limits;

/// <summary>The functions of SQLite's C interface that a bound row needs, without a wrapper around them.</summary>
internal static partial class NativeSqlite
{
    private const string Library = "e_sqlite3";

    [LibraryImport(Library, EntryPoint = "sqlite3_bind_int64")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.AssemblyDirectory)]
    public static partial int BindInt64(nint statement, int index, long value);

    [LibraryImport(Library, EntryPoint = "sqlite3_bind_double")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.AssemblyDirectory)]
    public static partial int BindDouble(nint statement, int index, double value);

    /// <param name="statement">The prepared statement.</param>
    /// <param name="index">From 1.</param>
    /// <param name="utf8">Memory that stays where it is.</param>
    /// <param name="bytes">Its length.</param>
    /// <param name="destructor">Zero (SQLITE_STATIC): SQLite makes no copy.</param>
    [LibraryImport(Library, EntryPoint = "sqlite3_bind_text")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.AssemblyDirectory)]
    public static partial int BindText(nint statement, int index, nint utf8, int bytes, nint destructor);

    [LibraryImport(Library, EntryPoint = "sqlite3_step")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.AssemblyDirectory)]
    public static partial int Step(nint statement);

    [LibraryImport(Library, EntryPoint = "sqlite3_reset")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.AssemblyDirectory)]
    public static partial int Reset(nint statement);
}
