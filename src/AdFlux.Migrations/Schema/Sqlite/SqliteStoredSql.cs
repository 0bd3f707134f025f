using AdFlux.Migrations.Schema.Elements;
using AdFlux.Migrations.Schema.Text;

namespace AdFlux.Migrations.Schema.Sqlite;

/// <summary>What only the CREATE TABLE statement tells of a SQLite table: the names of constraints, the checks, and how columns were defined.</summary>
internal sealed class SqliteStoredSql
{
    private readonly string _sql;
    private readonly Dictionary<string, string> _columns = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<CheckSchema> _checks = [];
    private readonly List<(string Kind, string Name, string[] Columns)> _keys = [];

    private SqliteStoredSql(string sql) => _sql = sql;

    /// <summary>The whole definition of each column.</summary>
    public IReadOnlyDictionary<string, string> Columns => _columns;

    public IReadOnlyList<CheckSchema> Checks => _checks;

    public string PrimaryKeyName => _keys.Find(key => key.Kind is "PRIMARY").Name ?? "";

    public static SqliteStoredSql Parse(string createTable)
    {
        var sql = new SqliteStoredSql(createTable);
        var tokens = SqlToken.Read(createTable);
        var open = IndexOf(tokens, "(", 0);
        var close = SqlToken.Closing(tokens, open);
        for (var start = open + 1; start < close; )
        {
            var end = EndOfItem(tokens, start, close);
            sql.ReadItem([.. tokens.Skip(start).Take(end - start)]);
            start = end + 1;
        }

        return sql;
    }

    /// <summary>The condition of a CREATE INDEX statement; null when it has none.</summary>
    public static string? FilterOf(string createIndex)
    {
        var tokens = SqlToken.Read(createIndex);
        var where = IndexOf(tokens, "WHERE", SqlToken.Closing(tokens, IndexOf(tokens, "(", 0)));
        return where < 0 ? null : createIndex[tokens[where].End..].Trim();
    }

    public string ForeignKeyName(string[] columns) => NameOf("FOREIGN", columns);

    public string UniqueName(string[] columns) => NameOf("UNIQUE", columns);

    private string NameOf(string kind, string[] columns) =>
        _keys
            .Find(key =>
                string.Equals(key.Kind, kind, StringComparison.Ordinal)
                && key.Columns.SequenceEqual(columns, StringComparer.OrdinalIgnoreCase)
            )
            .Name
        ?? "";

    private static int IndexOf(IReadOnlyList<SqlToken> tokens, string text, int start)
    {
        for (var index = start; index < tokens.Count; index++)
        {
            if (tokens[index].Is(text))
            {
                return index;
            }
        }

        return -1;
    }

    private static int EndOfItem(IReadOnlyList<SqlToken> tokens, int start, int close)
    {
        var index = start;
        while (index < close && tokens[index].Text is not ",")
        {
            index = tokens[index].Text is "(" ? SqlToken.Closing(tokens, index) + 1 : index + 1;
        }

        return index;
    }

    /// <summary>Reads a column with its constraints, or a constraint of the table.</summary>
    private void ReadItem(IReadOnlyList<SqlToken> item)
    {
        var isConstraint =
            !item[0].IsQuotedName && item[0].Text.ToUpperInvariant() is "CONSTRAINT" or "PRIMARY" or "UNIQUE" or "CHECK" or "FOREIGN";
        string[] column = isConstraint ? [] : [item[0].Name];
        if (!isConstraint)
        {
            _columns[item[0].Name] = _sql[item[0].Start..item[^1].End];
        }

        var name = "";
        for (var index = isConstraint ? 0 : 1; index < item.Count; index++)
        {
            if (item[index].Text is "(")
            {
                index = SqlToken.Closing(item, index);
            }
            else if (item[index].Is("CONSTRAINT"))
            {
                name = item[++index].Name;
            }
            else if (ReadConstraint(item, index, name, column))
            {
                name = "";
                // The words of a table's foreign key tell of the parent, which the pragmas tell better.
                index = isConstraint ? item.Count : index;
            }
        }
    }

    private bool ReadConstraint(IReadOnlyList<SqlToken> item, int index, string name, string[] column)
    {
        var keyword = item[index].IsQuotedName ? "" : item[index].Text.ToUpperInvariant();
        switch (keyword)
        {
            case "CHECK":
                var close = SqlToken.Closing(item, index + 1);
                _checks.Add(new(name, _sql[item[index + 1].End..item[close].Start].Trim()));
                return true;
            case "PRIMARY" or "UNIQUE" or "FOREIGN":
                _keys.Add((keyword, name, column is [] ? ColumnsAfter(item, index) : column));
                return true;
            case "REFERENCES" when column is not []:
                _keys.Add(("FOREIGN", name, column));
                return true;
            default:
                return false;
        }
    }

    private static string[] ColumnsAfter(IReadOnlyList<SqlToken> item, int start)
    {
        var open = IndexOf(item, "(", start);
        return
        [
            .. item.Skip(open + 1)
                .Take(SqlToken.Closing(item, open) - open - 1)
                .Where(token => token.Text is not ",")
                .Select(token => token.Name),
        ];
    }
}
