using AdFlux.Migrations.Schema.Text;

namespace AdFlux.Migrations.Linting;

/// <summary>The rest of an SQL statement that is read from its start.</summary>
internal sealed class SqlWords(IReadOnlyList<SqlToken> tokens)
{
    private static readonly string[] Constraints = ["FOREIGN", "CHECK", "UNIQUE", "PRIMARY", "EXCLUDE"];

    private int _next;

    public bool IsConstraint => Constraints.Any(Is);

    public bool Is(string keyword) => _next < tokens.Count && tokens[_next].Is(keyword);

    /// <summary>Goes past these keywords if they come next.</summary>
    public bool Take(params IReadOnlyList<string> keywords)
    {
        var fits = _next + keywords.Count <= tokens.Count && !keywords.Where((word, index) => !tokens[_next + index].Is(word)).Any();
        _next += fits ? keywords.Count : 0;
        return fits;
    }

    /// <summary>Whether these keywords come one after another somewhere in the rest.</summary>
    public bool Has(params IReadOnlyList<string> keywords) =>
        Enumerable
            .Range(_next, Math.Max(0, tokens.Count - keywords.Count - _next + 1))
            .Any(start => !keywords.Where((word, index) => !tokens[start + index].Is(word)).Any());

    /// <summary>Goes past a name; what says whether it must be there, and its schema, are left out.</summary>
    public string Name()
    {
        _ = Take("IF", "NOT", "EXISTS") || Take("IF", "EXISTS");
        Take("ONLY");
        var name = Next();
        while (Is("."))
        {
            _next++;
            name = Next();
        }

        return name;
    }

    public string Column()
    {
        Take("COLUMN");
        return Name();
    }

    /// <summary>The rest in parts between the commas that stand outside of parentheses.</summary>
    public IEnumerable<SqlWords> ByComma()
    {
        var (start, depth) = (_next, 0);
        for (var index = _next; index < tokens.Count; index++)
        {
            depth += tokens[index].Text switch
            {
                "(" => 1,
                ")" => -1,
                _ => 0,
            };
            if (depth == 0 && tokens[index].Text is ",")
            {
                yield return new([.. tokens.Skip(start).Take(index - start)]);
                start = index + 1;
            }
        }

        yield return new([.. tokens.Skip(start)]);
    }

    private string Next() => _next < tokens.Count ? tokens[_next++].Name : "";
}
