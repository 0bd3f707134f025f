namespace AdFlux.Migrations.Schema.Text;

/// <summary>
/// Compares SQL expressions as the model writes them with the same as a database prints them: PostgreSQL adds casts to literals, and both
/// change spaces and outer parentheses.
/// </summary>
internal static class SqlExpression
{
    public static bool Same(string? one, string? other) =>
        one is null || other is null
            ? one is null && other is null
            : string.Equals(Canonical(one), Canonical(other), StringComparison.Ordinal);

    /// <summary>The expression in a form that equals that of every spelling known to mean the same.</summary>
    public static string Canonical(string expression)
    {
        var tokens = WithoutCasts(SqlToken.Read(expression));
        while (tokens is [{ Text: "(" }, ..] && SqlToken.Closing(tokens, 0) == tokens.Count - 1)
        {
            tokens = tokens[1..^1];
        }

        return string.Join(' ', tokens.Select(token => token.IsString ? token.Text : token.Name.ToLowerInvariant()));
    }

    /// <summary>Leaves out the casts of literals, and those of anything to text.</summary>
    private static List<SqlToken> WithoutCasts(IReadOnlyList<SqlToken> tokens)
    {
        var kept = new List<SqlToken>();
        for (var index = 0; index < tokens.Count; index++)
        {
            if (tokens[index].Text is "::" && kept.Count > 0 && index + 1 < tokens.Count)
            {
                var end = EndOfType(tokens, index + 1);
                if (kept[^1].IsLiteral || tokens[index + 1].Is("text") || tokens[index + 1].Is("character"))
                {
                    index = end - 1;
                    continue;
                }
            }

            kept.Add(tokens[index]);
        }

        return kept;
    }

    private static int EndOfType(IReadOnlyList<SqlToken> tokens, int start)
    {
        var end = start + 1;
        string[] more = tokens[start].Text.ToLowerInvariant() switch
        {
            "character" => ["varying"],
            "double" => ["precision"],
            "timestamp" or "time" => ["with", "without", "time", "zone"],
            _ => [],
        };
        while (end < tokens.Count && more.Contains(tokens[end].Text, StringComparer.OrdinalIgnoreCase))
        {
            end++;
        }

        if (end < tokens.Count && tokens[end].Text is "(")
        {
            end = SqlToken.Closing(tokens, end) + 1;
        }

        return end + 1 < tokens.Count && tokens[end].Text is "[" && tokens[end + 1].Text is "]" ? end + 2 : end;
    }
}
