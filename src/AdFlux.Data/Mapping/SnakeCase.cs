using System.Security.Cryptography;
using System.Text;

namespace AdFlux.Data.Mapping;

/// <summary>Names in the database, made of names in C#.</summary>
internal static class SnakeCase
{
    /// <summary>What PostgreSQL keeps of a name, in bytes.</summary>
    private const int MaxLength = 63;

    private const int HashLength = 8;

    /// <summary>Writes a name in lower case with underscores between its words; of capitals in a row, as in <c>HtmlURLPath</c>, the last one begins a word.</summary>
    public static string Of(string name)
    {
        var text = new StringBuilder(name.Length + 8);
        for (int at = 0; at < name.Length; at++)
        {
            if (at > 0 && BeginsWord(name, at))
                text.Append('_');
            text.Append(char.ToLowerInvariant(name[at]));
        }

        return Shorten(text.ToString());
    }

    /// <summary>Keeps a name within what PostgreSQL keeps, by a hash of the whole in the place of its end.</summary>
    public static string Shorten(string name)
    {
        if (name.Length <= MaxLength)
            return name;
        string hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(name)))[..HashLength];
        return $"{name[..(MaxLength - HashLength - 1)]}_{hash}";
    }

    private static bool BeginsWord(string name, int at) =>
        char.IsUpper(name[at])
        && name[at - 1] != '_'
        && (!char.IsUpper(name[at - 1]) || (at + 1 < name.Length && char.IsLower(name[at + 1])));
}
