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
    /// <summary>The most bytes that writing needs: no more than every second one is a comma or a colon, and one is for a space too many.</summary>
    public static int MaxBytes(int canonicalBytes) => canonicalBytes + (canonicalBytes / 2) + 1;

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
    public static int Write(ReadOnlySpan<byte> canonical, Span<byte> destination) =>
        canonical.Contains((byte)'\\') ? WriteWithEscapes(canonical, destination) : WriteWithoutEscapes(canonical, destination);

    // Marks are a few bytes apart: jumps would cost more than to do the same for every byte, and to leave out what was not meant.
    private static int WriteWithoutEscapes(ReadOnlySpan<byte> canonical, Span<byte> destination)
    {
        int length = 0;
        int isOutside = 1;
        foreach (byte unit in canonical)
        {
            isOutside ^= unit == '"' ? 1 : 0;
            destination[length + 1] = (byte)' ';
            destination[length] = unit;
            length += 1 + (isOutside & (unit is (byte)',' or (byte)':' ? 1 : 0));
        }

        return length;
    }

    private static int WriteWithEscapes(ReadOnlySpan<byte> canonical, Span<byte> destination)
    {
        int length = 0;
        bool isOutside = true;
        for (int i = 0; i < canonical.Length; i++)
        {
            byte unit = canonical[i];
            destination[length++] = unit;
            if (unit == '\\')
                destination[length++] = canonical[++i];
            else if (unit == '"')
                isOutside = !isOutside;
            else if (isOutside && unit is (byte)',' or (byte)':')
                destination[length++] = (byte)' ';
        }

        return length;
    }
}
