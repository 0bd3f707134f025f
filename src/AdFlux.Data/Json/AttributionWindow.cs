namespace AdFlux.Data.Json;

/// <summary>The members of an action that are attribution windows rather than breakdowns.</summary>
internal static class AttributionWindow
{
    /// <summary>Tells whether a member is a window: <c>1d_click</c>, <c>7d_view</c>, <c>1d_ev</c> and their like, or one of the few without days.</summary>
    public static bool IsName(ReadOnlySpan<char> member)
    {
        int digits = member.IndexOfAnyExceptInRange('0', '9');
        return digits > 0
            ? member[digits..].StartsWith("d_", StringComparison.Ordinal)
            : member is "inline" or "dda" or "incrementality" or "skan_click" or "skan_view";
    }
}
