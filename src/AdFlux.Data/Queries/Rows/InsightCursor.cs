using System.Buffers.Binary;
using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using AdFlux.Data.Faults;
using AdFlux.Data.Model;

namespace AdFlux.Data.Queries.Rows;

/// <summary>
/// The place after a page's last row, as text: base64url of version (1 byte), the query's fingerprint (8), a checksum of the rest (8),
/// the day's number (4) and the object id. The checksum finds damage; it keeps no secret.
/// </summary>
internal readonly record struct InsightCursor(DateOnly Day, string ObjectId)
{
    private const byte Version = 1;
    private const int HashBytes = 8;
    private const int QueryAt = 1;
    private const int ChecksumAt = QueryAt + HashBytes;
    private const int DayAt = ChecksumAt + HashBytes;
    private const int ObjectAt = DayAt + sizeof(int);

    public static InsightCursor After(MetaInsight row) => new(row.DateStart, row.ObjectId.Value);

    public string Write(InsightRowQuery query)
    {
        byte[] bytes = new byte[ObjectAt + Encoding.UTF8.GetByteCount(ObjectId)];
        bytes[0] = Version;
        Fingerprint(query).CopyTo(bytes.AsSpan(QueryAt));
        BinaryPrimitives.WriteInt32BigEndian(bytes.AsSpan(DayAt), Day.DayNumber);
        Encoding.UTF8.GetBytes(ObjectId, bytes.AsSpan(ObjectAt));
        Checksum(bytes).CopyTo(bytes.AsSpan(ChecksumAt));
        return Base64Url.EncodeToString(bytes);
    }

    /// <exception cref="InvalidCursorException">The query did not give the cursor out.</exception>
    public static InsightCursor Read(string cursor, InsightRowQuery query)
    {
        byte[] bytes = Base64Url.IsValid(cursor) ? Base64Url.DecodeFromChars(cursor) : [];
        if (bytes is [not Version, ..])
            throw new InvalidCursorException("is of another version of the library");
        if (bytes.Length <= ObjectAt || !Checksum(bytes).SequenceEqual(bytes.AsSpan(ChecksumAt, HashBytes)))
            throw new InvalidCursorException("is damaged");
        if (!Fingerprint(query).SequenceEqual(bytes.AsSpan(QueryAt, HashBytes)))
            throw new InvalidCursorException("belongs to another query");

        int day = BinaryPrimitives.ReadInt32BigEndian(bytes.AsSpan(DayAt));
        return new InsightCursor(DateOnly.FromDayNumber(day), Encoding.UTF8.GetString(bytes.AsSpan(ObjectAt)));
    }

    private static ReadOnlySpan<byte> Checksum(byte[] bytes)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(bytes.AsSpan(0, ChecksumAt));
        hash.AppendData(bytes.AsSpan(DayAt));
        return hash.GetHashAndReset().AsSpan(0, HashBytes);
    }

    /// <summary>Hashes what the query asks for; the order of its ids does not count.</summary>
    private static ReadOnlySpan<byte> Fingerprint(InsightRowQuery query)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Append(hash, [query.Level.ToName()]);
        Append(hash, [Text(query.From), Text(query.To)]);
        Append(hash, query.Objects?.Select(id => id.Value));
        Append(hash, query.Campaigns?.Select(id => id.Value));
        Append(hash, query.AdSets?.Select(id => id.Value));
        Append(hash, query.Ads?.Select(id => id.Value));
        return hash.GetHashAndReset().AsSpan(0, HashBytes);
    }

    // Every list begins with its number of texts and every text with its length, so that no two queries append the same bytes.
    private static void Append(IncrementalHash hash, IEnumerable<string>? texts)
    {
        string[]? sorted = texts is null ? null : [.. texts.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        Append(hash, sorted?.Length ?? -1);
        foreach (string text in sorted ?? [])
        {
            byte[] bytes = Encoding.UTF8.GetBytes(text);
            Append(hash, bytes.Length);
            hash.AppendData(bytes);
        }
    }

    private static void Append(IncrementalHash hash, int number)
    {
        Span<byte> bytes = stackalloc byte[sizeof(int)];
        BinaryPrimitives.WriteInt32BigEndian(bytes, number);
        hash.AppendData(bytes);
    }

    private static string Text(DateOnly day) => day.ToString("O", System.Globalization.CultureInfo.InvariantCulture);
}
