using System.CommandLine.Parsing;
using System.Text.RegularExpressions;

namespace AdFlux.Migrations.Tool.Commands;

/// <summary>The form of a migration's id on the command line; what has another form may be a password and is not repeated.</summary>
internal static partial class MigrationId
{
    /// <summary>Refuses what cannot be an id.</summary>
    /// <param name="result">The texts that the command line gives.</param>
    /// <param name="name">What takes them.</param>
    /// <param name="emptyDatabase">What 0 means there; null when it is not taken.</param>
    public static void Validate(SymbolResult result, string name, string? emptyDatabase)
    {
        if (result.Tokens.Any(token => !Form().IsMatch(token.Value) && !(emptyDatabase is not null && IsEmptyDatabase(token.Value))))
        {
            var alternative = emptyDatabase is null ? "" : $", or {AdFluxMigrator.EmptyDatabase} {emptyDatabase}";
            result.AddError($"{name} takes a migration id such as 20260101000000_Initial{alternative}.");
        }
    }

    private static bool IsEmptyDatabase(string text) => string.Equals(text, AdFluxMigrator.EmptyDatabase, StringComparison.Ordinal);

    [GeneratedRegex(@"^[0-9]{1,19}_\w+$", RegexOptions.NonBacktracking)]
    private static partial Regex Form();
}
