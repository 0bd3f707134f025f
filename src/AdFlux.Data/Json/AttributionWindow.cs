using System.Text;

namespace AdFlux.Data.Json;

/// <summary>The members of an action that are attribution windows rather than breakdowns: those of Graph API v25.0, and what looks like them.</summary>
internal static class AttributionWindow
{
    private const int MaxLength = 64;

    /// <summary>
    /// Tells whether a member is a window: a number of days as in <c>7d_click</c> or <c>1d_view_first_conversion</c>, what begins with <c>skan_</c> or
    /// <c>incrementality</c>, or one of the few without days.
    /// </summary>
    public static bool IsName(ReadOnlySpan<byte> member)
    {
        int digits = member.IndexOfAnyExceptInRange((byte)'0', (byte)'9');
        return digits > 0
            ? member[digits..].StartsWith("d_"u8)
            : member.StartsWith("skan_"u8)
                || member.StartsWith("incrementality"u8)
                || member.SequenceEqual("inline"u8)
                || member.SequenceEqual("dda"u8)
                || member.SequenceEqual("custom"u8);
    }

    /// <summary>The same of a name in UTF-16.</summary>
    public static bool IsName(string member)
    {
        Span<byte> utf8 = stackalloc byte[MaxLength];
        return Encoding.UTF8.TryGetBytes(member, utf8, out int length) ? IsName(utf8[..length]) : IsName(Encoding.UTF8.GetBytes(member));
    }
}
