using System.Buffers;

namespace AdFlux.Data.Upserts.Postgres;

/// <summary>
/// Canonical JSON as PostgreSQL shows <c>jsonb</c>: a space behind every colon and comma. A stored document that shows the same text is the
/// same, so the server need not parse the one that is given to find it unchanged.
/// </summary>
/// <remarks>
/// Rare numbers, such as those with an exponent, are shown otherwise: text that differs proves nothing, and documents are compared then.
/// </remarks>
internal static class JsonbText
{
    /// <summary>The most bytes that a text may need: no more than every second one is a comma or a colon.</summary>
    public static int MaxBytes(int canonicalBytes) => canonicalBytes + (canonicalBytes / 2);

    /// <summary>Gives the text.</summary>
    public static byte[] Of(ReadOnlySpan<byte> canonical)
    {
        byte[] rented = ArrayPool<byte>.Shared.Rent(MaxBytes(canonical.Length));
        byte[] text = rented.AsSpan(0, Write(canonical, rented)).ToArray();
        ArrayPool<byte>.Shared.Return(rented);
        return text;
    }

    /// <summary>Writes the text.</summary>
    /// <returns>The number of bytes that were written.</returns>
    public static int Write(ReadOnlySpan<byte> canonical, Span<byte> destination)
    {
        int length = 0;
        while (canonical.IndexOfAny("\",:"u8) is >= 0 and int mark)
        {
            int end = canonical[mark] == '"' ? EndOfString(canonical, mark) : mark + 1;
            canonical[..end].CopyTo(destination[length..]);
            length += end;
            if (canonical[mark] != '"')
                destination[length++] = (byte)' ';

            canonical = canonical[end..];
        }

        canonical.CopyTo(destination[length..]);
        return length + canonical.Length;
    }

    private static int EndOfString(ReadOnlySpan<byte> json, int start)
    {
        int end = start + 1;
        for (; ; )
        {
            end += json[end..].IndexOfAny((byte)'"', (byte)'\\');
            if (json[end] == '"')
                return end + 1;

            end += 2;
        }
    }
}
