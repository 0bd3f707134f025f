using System.Text.RegularExpressions;

namespace AdFlux.Migrations.Schema.Text;

/// <summary>A word, name, literal or sign of an SQL text, and where it stands in it.</summary>
internal readonly partial record struct SqlToken(string Text, int Start)
{
    public int End => Start + Text.Length;

    public bool IsString => Text.StartsWith('\'');

    public bool IsLiteral => IsString || char.IsAsciiDigit(Text[0]);

    public bool IsQuotedName => Text[0] is '"' or '`' or '[';

    /// <summary>The name that it is, without its quotes.</summary>
    public string Name =>
        Text[0] switch
        {
            '"' => Text[1..^1].Replace("\"\"", "\"", StringComparison.Ordinal),
            '`' => Text[1..^1].Replace("``", "`", StringComparison.Ordinal),
            '[' when Text.Length > 1 => Text[1..^1],
            _ => Text,
        };

    /// <summary>Whether it is a keyword, in any case of letters.</summary>
    public bool Is(string keyword) => Text.Equals(keyword, StringComparison.OrdinalIgnoreCase);

    /// <summary>The tokens of a text, without white space and comments.</summary>
    public static IReadOnlyList<SqlToken> Read(string sql) =>
        [.. Tokens().Matches(sql).Where(match => !match.Groups["gap"].Success).Select(match => new SqlToken(match.Value, match.Index))];

    /// <summary>The index of the parenthesis that closes the one at an index.</summary>
    public static int Closing(IReadOnlyList<SqlToken> tokens, int open)
    {
        var depth = 0;
        for (var index = open; index < tokens.Count; index++)
        {
            depth += tokens[index].Text switch
            {
                "(" => 1,
                ")" => -1,
                _ => 0,
            };
            if (depth == 0)
            {
                return index;
            }
        }

        throw new FormatException("A parenthesis is not closed in an SQL text that the database keeps.");
    }

    [GeneratedRegex(
        """(?<gap>\s+|--[^\n]*|/\*([^*]|\*+[^*/])*\*+/)|'([^']|'')*'|"([^"]|"")*"|`([^`]|``)*`|\[[A-Za-z_][^\]]*\]|\w+(\.\d+)?|::|<>|!=|<=|>=|\|\||[^\s]""",
        RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant
    )]
    private static partial Regex Tokens();
}
