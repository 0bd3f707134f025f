namespace AdFlux.Data.Ids;

/// <summary>The two ways in which Meta writes one ad account: <c>act_1</c> and <c>1</c>.</summary>
/// <remarks>What is read is stored by its digits; rows of before, and those that a program made, may have either.</remarks>
internal static class AccountSpellings
{
    private const string Prefix = "act_";

    /// <summary>The digits of an account; another text as it is.</summary>
    public static string DigitsOf(string account) =>
        account.StartsWith(Prefix, StringComparison.Ordinal) && IsDigits(account.AsSpan(Prefix.Length))
            ? account[Prefix.Length..]
            : account;

    /// <summary>The digits, with the prefix; another text as it is.</summary>
    public static string PrefixedOf(string account) => IsDigits(account) ? Prefix + account : account;

    /// <summary>All spellings of some accounts, each once.</summary>
    public static IEnumerable<string> Of(IEnumerable<string> accounts) =>
        accounts.SelectMany(account => new[] { DigitsOf(account), PrefixedOf(DigitsOf(account)) }).Distinct(StringComparer.Ordinal);

    private static bool IsDigits(ReadOnlySpan<char> text) => !text.IsEmpty && !text.ContainsAnyExceptInRange('0', '9');
}
