namespace AdFlux.Data.Ingest.Documents;

/// <summary>Says what input seems to be that is not JSON.</summary>
internal static class ForeignInput
{
    /// <summary>Describes input by its first bytes.</summary>
    /// <param name="start">The first bytes, not empty and not the start of an object or array.</param>
    /// <param name="isFirst">Whether nothing came before.</param>
    public static string Describe(ReadOnlySpan<byte> start, bool isFirst)
    {
        if (start[0] == '<')
        {
            return "The input is HTML or XML instead of JSON, perhaps the page of a proxy or a login: " + BadValue.Show(start);
        }

        if (start[0] is 0xFE or 0xFF or 0)
        {
            return "The input is not UTF-8 but looks like UTF-16: convert it first";
        }

        if (start is [0x1F, 0x8B, ..])
        {
            return "The input is compressed with gzip: decompress it first";
        }

        return isFirst
            ? "The input is not JSON, it starts with " + BadValue.Show(start)
            : "Something that is no page, array or object follows: " + BadValue.Show(start);
    }
}
