using System.Text.RegularExpressions;

namespace AdFlux.Data.Ingest;

/// <summary>Keeps Meta's access tokens out of what people and logs get to see.</summary>
internal static partial class AccessTokens
{
    /// <summary>The text with every access token, application token and secret replaced by <c>***</c>.</summary>
    public static string Blot(string text) => Secret().Replace(text, "***");

    // Named parameters of a URL, a form or a JSON text; user and page tokens (EAA...); application tokens (number|secret).
    [GeneratedRegex(
        """(?<=(?:access_token|input_token|fb_exchange_token|appsecret_proof|client_secret|app_secret)["'\\]*\s*(?:=|:|%3D)\s*["'\\]*)[^&"'\s\\,}]+|EAA[A-Za-z0-9]{8,}|[0-9]{6,}(?:\||%7C)[A-Za-z0-9_-]{8,}""",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex Secret();
}
