using System.Text;

namespace AdFlux.Data.Ingest.Documents;

/// <summary>Shows a piece of bad input in an error: on one line, shortened, without access tokens.</summary>
internal static class BadValue
{
    /// <summary>As much of a value as is looked at: enough to find the whole of a token whose beginning is shown.</summary>
    public const int MaxBytes = 2048;

    private const int MaxLength = 40;

    /// <summary>The text to show, with quotation marks around it.</summary>
    public static string Show(ReadOnlySpan<byte> utf8)
    {
        string text = AccessTokens.Blot(Encoding.UTF8.GetString(utf8.Length > MaxBytes ? utf8[..MaxBytes] : utf8));
        var shown = new StringBuilder("\"");
        foreach (Rune rune in text.EnumerateRunes())
        {
            if (shown.Length > MaxLength)
            {
                return shown.Append("...\"").ToString();
            }

            shown.Append(Rune.IsControl(rune) ? "?" : rune.ToString());
        }

        return shown.Append('"').ToString();
    }
}
