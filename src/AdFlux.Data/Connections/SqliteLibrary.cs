using System.Runtime.InteropServices;
using SQLitePCL;

namespace AdFlux.Data.Connections;

/// <summary>
/// The library that SQLitePCLRaw has loaded, for the few functions that are called for every value of every row. What SQLitePCLRaw offers itself
/// counts references to the statement with each call, and copies every text that is bound.
/// </summary>
internal static class SqliteLibrary
{
    private static readonly nint _handle = Load(raw.GetNativeLibraryName());

    /// <summary>Gives the address of a function of SQLite's C interface.</summary>
    public static nint Function(string name) => NativeLibrary.GetExport(_handle, name);

    // A library that is part of the program itself has no name.
    private static nint Load(string name) =>
        string.Equals(name, "__Internal", StringComparison.Ordinal)
            ? NativeLibrary.GetMainProgramHandle()
            : NativeLibrary.Load(name, typeof(raw).Assembly, searchPath: null);
}
