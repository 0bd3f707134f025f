using System.Globalization;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace AdFlux.Data.Faults.Sqlite;

/// <summary>Names the faults that SQLite reports, by result code.</summary>
internal static class SqliteFaults
{
    // What sqlite3_prepare says of names that it does not find, and of a key that no unique index holds: one code for all errors in SQL.
    private static readonly string[] _schemaErrors =
    [
        "no such table",
        "no such column",
        "no column named",
        "ON CONFLICT clause does not match",
    ];

    public static DatabaseFault Of(SqliteException error) =>
        error.SqliteExtendedErrorCode switch
        {
            raw.SQLITE_CONSTRAINT_UNIQUE or raw.SQLITE_CONSTRAINT_PRIMARYKEY or raw.SQLITE_CONSTRAINT_ROWID => DatabaseFault.Duplicate,
            raw.SQLITE_CONSTRAINT_FOREIGNKEY => DatabaseFault.BrokenReference,
            // Another writer came between this transaction's first read and its first write: no wait helps it.
            raw.SQLITE_BUSY_SNAPSHOT => DatabaseFault.Conflict,
            _ => OfPrimary(error),
        };

    public static string Code(SqliteException error) =>
        string.Create(CultureInfo.InvariantCulture, $"SQLite {error.SqliteExtendedErrorCode}");

    private static DatabaseFault OfPrimary(SqliteException error) =>
        error.SqliteErrorCode switch
        {
            raw.SQLITE_CONSTRAINT or raw.SQLITE_MISMATCH or raw.SQLITE_TOOBIG or raw.SQLITE_RANGE => DatabaseFault.RefusedValue,
            raw.SQLITE_BUSY or raw.SQLITE_LOCKED => DatabaseFault.Busy,
            raw.SQLITE_AUTH or raw.SQLITE_PERM => DatabaseFault.AccessDenied,
            raw.SQLITE_CANTOPEN => DatabaseFault.DatabaseMissing,
            raw.SQLITE_SCHEMA => DatabaseFault.SchemaMismatch,
            raw.SQLITE_ERROR when _schemaErrors.Any(words => error.Message.Contains(words, StringComparison.Ordinal)) =>
                DatabaseFault.SchemaMismatch,
            raw.SQLITE_READONLY => DatabaseFault.ReadOnly,
            raw.SQLITE_FULL => DatabaseFault.StorageFull,
            raw.SQLITE_IOERR => DatabaseFault.StorageFailed,
            raw.SQLITE_CORRUPT or raw.SQLITE_NOTADB => DatabaseFault.Corrupt,
            _ => DatabaseFault.Other,
        };
}
