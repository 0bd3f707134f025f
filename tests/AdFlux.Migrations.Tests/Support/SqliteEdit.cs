using System.Text.RegularExpressions;

namespace AdFlux.Migrations.Tests.Support;

/// <summary>Changes a table of SQLite in a way that ALTER TABLE cannot: in the statement that SQLite keeps of it.</summary>
internal static class SqliteEdit
{
    /// <summary>The script; the text to be replaced may have been broken into lines.</summary>
    public static string Of(string table, string from, string to)
    {
        static string Literal(string text) => $"'{text.Replace("'", "''", StringComparison.Ordinal)}'";
        var oneLine = "replace(replace(replace(replace(sql, char(10), ' '), '    ', ' '), '  ', ' '), '( ', '(')";
        return $"""
            PRAGMA writable_schema = ON;
            CREATE TEMP TABLE edited (changes CHECK (changes = 1));
            INSERT INTO edited SELECT count(*) FROM sqlite_master WHERE name = '{table}' AND instr({oneLine}, {Literal(from)}) > 0;
            UPDATE sqlite_master SET sql = replace({oneLine}, {Literal(from)}, {Literal(to)}) WHERE type = 'table' AND name = '{table}';
            {Autoindexes(table, from)}
            DROP TABLE edited;
            PRAGMA writable_schema = RESET;
            """;
    }

    // The index of a constraint that is taken away goes too, or the file is taken for damaged.
    private static string Autoindexes(string table, string from) =>
        Regex.IsMatch(from, "UNIQUE|PRIMARY", RegexOptions.NonBacktracking)
            ? $"DELETE FROM sqlite_master WHERE tbl_name = '{table}' AND name LIKE 'sqlite_autoindex%';"
            : "";
}
