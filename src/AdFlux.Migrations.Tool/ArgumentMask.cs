using System.Text.RegularExpressions;

namespace AdFlux.Migrations.Tool;

/// <summary>
/// Hides arguments in messages: any argument may be a password, or a piece of a connection string that the shell split, unless its place
/// and its form say otherwise.
/// </summary>
internal sealed partial class ArgumentMask
{
    private const string Hidden = "(hidden; put a connection string in quotes)";

    private static readonly string[] OptionsOfPlainWords = ["--provider", "--output", "--to", "--from", "--accept"];

    private readonly string[] _secrets;

    public ArgumentMask(IReadOnlyList<string> arguments)
    {
        // The longest first: a piece of an argument is not to be taken out of the middle of the whole.
        _secrets =
        [
            .. arguments
                .SelectMany((argument, index) => Secrets(argument, index == 0 ? null : arguments[index - 1]))
                .Where(secret => secret.Length > 0)
                .Distinct(StringComparer.Ordinal)
                .OrderByDescending(secret => secret.Length),
        ];
    }

    public string Hide(string message) =>
        _secrets.Aggregate(message, (text, secret) => text.Replace($"'{secret}'", Hidden, StringComparison.Ordinal));

    /// <summary>The texts that the parser may repeat of an argument and that are not known to be harmless.</summary>
    private static IEnumerable<string> Secrets(string argument, string? before)
    {
        // The parser takes either character for the end of an option's name.
        var end = argument.StartsWith('-') ? argument.IndexOfAny(['=', ':']) : -1;
        if (end >= 0)
        {
            var value = argument[(end + 1)..];
            return IsPlainValue(argument[..end], value) ? [] : [argument, value];
        }

        return OptionName().IsMatch(argument) || (before is null ? CommandWord().IsMatch(argument) : IsPlainValue(before, argument))
            ? []
            : [argument];
    }

    private static bool IsPlainValue(string option, string value) =>
        OptionsOfPlainWords.Contains(option, StringComparer.Ordinal) && PlainWord().IsMatch(value);

    [GeneratedRegex("^--[A-Za-z-]+$", RegexOptions.NonBacktracking)]
    private static partial Regex OptionName();

    /// <summary>What stands first is meant for a command.</summary>
    [GeneratedRegex("^[a-z]{1,10}$", RegexOptions.NonBacktracking)]
    private static partial Regex CommandWord();

    [GeneratedRegex("^[A-Za-z0-9_-]+$", RegexOptions.NonBacktracking)]
    private static partial Regex PlainWord();
}
