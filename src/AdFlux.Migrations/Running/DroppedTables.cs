using AdFlux.Migrations.Schema.Text;

namespace AdFlux.Migrations.Running;

/// <summary>What a run drops, as far as its SQL says it: enough to see what would be left over and need it.</summary>
internal sealed class DroppedTables
{
    private readonly Dictionary<string, string> _tables = new(StringComparer.OrdinalIgnoreCase);
    private readonly HashSet<string> _other = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>The tables, as the SQL writes their names, with a schema before them and in quotes or not.</summary>
    public IReadOnlyCollection<string> Tables => _tables.Keys;

    /// <summary>The names of the tables, without schema and quotes.</summary>
    public IReadOnlySet<string> TableNames => _tables.Values.ToHashSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>The names of the views, triggers, constraints and columns that go as well, so that they need nothing.</summary>
    public IReadOnlyCollection<string> OtherNames => _other;

    public static DroppedTables By(IEnumerable<MigrationScript> reverted)
    {
        var dropped = new DroppedTables();
        foreach (var script in reverted)
        {
            dropped.Add(SqlToken.Read(string.Join(";\n", script.Commands)));
        }

        return dropped;
    }

    private void Add(IReadOnlyList<SqlToken> tokens)
    {
        for (var index = 0; index + 2 < tokens.Count; index++)
        {
            if (tokens[index].Is("DROP"))
            {
                AddDrop(tokens, index + 1);
            }
            // SQLite changes a table by making another in its place.
            else if (
                tokens[index].Is("RENAME") && tokens[index + 1].Is("TO")
                || tokens[index].Is("CREATE") && tokens[index + 1].Is("TABLE")
            )
            {
                var (_, name, _) = NameAt(tokens, index + 2);
                foreach (var again in _tables.Where(table => table.Value.Equals(name, StringComparison.OrdinalIgnoreCase)).ToList())
                {
                    _tables.Remove(again.Key);
                }
            }
        }
    }

    private void AddDrop(IReadOnlyList<SqlToken> tokens, int index)
    {
        var isTable = tokens[index].Is("TABLE");
        if (tokens[index].Is("MATERIALIZED"))
        {
            index++;
        }

        if (
            !isTable
            && !tokens[index].Is("VIEW")
            && !tokens[index].Is("TRIGGER")
            && !tokens[index].Is("CONSTRAINT")
            && !tokens[index].Is("COLUMN")
        )
        {
            return;
        }

        do
        {
            index += index + 2 < tokens.Count && tokens[index + 1].Is("IF") ? 3 : 1;
            (var text, var name, index) = NameAt(tokens, index);
            if (isTable)
            {
                _tables[text] = name;
            }
            else
            {
                _other.Add(name);
            }
        } while (index < tokens.Count && tokens[index].Text is ",");
    }

    /// <summary>A name as it is written, the name without the schema before it and without quotes, and the index behind it.</summary>
    private static (string Text, string Name, int End) NameAt(IReadOnlyList<SqlToken> tokens, int index)
    {
        var text = "";
        while (index + 2 < tokens.Count && tokens[index + 1].Text is ".")
        {
            text += tokens[index].Text + ".";
            index += 2;
        }

        return index < tokens.Count ? (text + tokens[index].Text, tokens[index].Name, index + 1) : (text, "", index);
    }
}
