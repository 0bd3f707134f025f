using System.Buffers.Text;
using System.Security.Cryptography;
using AdFlux.Data.Faults;

namespace AdFlux.Data.Queries.Pages;

/// <summary>
/// The place after a page's last row, as text: base64url of version (1 byte), the query's fingerprint (8), a checksum of the rest (8) and
/// the values that the row is sorted by. The checksum finds damage; it keeps no secret, so nothing behind it is taken on trust.
/// </summary>
internal static class Cursor
{
    private const byte Version = 1;
    private const int ChecksumSize = 8;
    private const int QueryAt = 1;
    private const int ChecksumAt = QueryAt + QueryFingerprint.Size;
    private const int PlaceAt = ChecksumAt + ChecksumSize;

    public static string Write(QueryFingerprint query, IReadOnlyList<object?> place)
    {
        byte[] bytes = [Version, .. query.Hash(), .. new byte[ChecksumSize], .. CursorPlace.Write(place)];
        Checksum(bytes).CopyTo(bytes.AsSpan(ChecksumAt));
        return Base64Url.EncodeToString(bytes);
    }

    /// <summary>Reads the values that the row before was sorted by.</summary>
    /// <param name="cursor">What the caller passes on.</param>
    /// <param name="query">The query that it is passed with.</param>
    /// <param name="fields">What is sorted by.</param>
    /// <exception cref="InvalidCursorException">The query did not give the cursor out.</exception>
    public static object?[] Read(string cursor, QueryFingerprint query, IReadOnlyList<CursorField> fields)
    {
        // Decoding passes over white space, which no cursor has.
        byte[] bytes = Base64Url.IsValid(cursor) && !cursor.Any(char.IsWhiteSpace) ? Base64Url.DecodeFromChars(cursor) : [];
        if (bytes is [not Version, ..])
            throw new InvalidCursorException("is of another version of the library");
        if (bytes.Length <= PlaceAt || !Checksum(bytes).SequenceEqual(bytes.AsSpan(ChecksumAt, ChecksumSize)))
            throw new InvalidCursorException("is damaged");
        if (!query.Hash().SequenceEqual(bytes.AsSpan(QueryAt, QueryFingerprint.Size)))
            throw new InvalidCursorException("belongs to another query");

        return CursorPlace.Read(bytes.AsMemory(PlaceAt), fields) ?? throw new InvalidCursorException("names no place");
    }

    private static ReadOnlySpan<byte> Checksum(byte[] bytes)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(bytes.AsSpan(0, ChecksumAt));
        hash.AppendData(bytes.AsSpan(PlaceAt));
        return hash.GetHashAndReset().AsSpan(0, ChecksumSize);
    }
}
