using System.Text;

namespace AdFlux.Data.Json;

/// <summary>Writes the steps of a JSON path.</summary>
internal static class JsonPath
{
    private const int MaxNameLength = 64;

    /// <summary>Appends a member: <c>.spend</c>, or <c>['7d click']</c> for what is not a plain name.</summary>
    public static void AppendMember(StringBuilder path, ReadOnlySpan<byte> name)
    {
        string text = Encoding.UTF8.GetString(name.Length > MaxNameLength ? name[..MaxNameLength] : name);
        if (text.Length > 0 && text.All(c => char.IsAsciiLetterOrDigit(c) || c == '_'))
        {
            path.Append('.').Append(text);
        }
        else
        {
            path.Append("['").Append(string.Concat(text.Select(c => char.IsControl(c) || c == '\'' ? '?' : c))).Append("']");
        }
    }
}
