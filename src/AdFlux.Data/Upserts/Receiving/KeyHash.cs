namespace AdFlux.Data.Upserts;

/// <summary>Hashes of keys, by FNV-1a with 64 bits.</summary>
internal static class KeyHash
{
    private const ulong Offset = 14695981039346656037;
    private const ulong Prime = 1099511628211;

    public static ulong Of(string text)
    {
        ulong hash = Offset;
        foreach (char letter in text)
            hash = (hash ^ letter) * Prime;
        return Mix(hash);
    }

    public static ulong With(this ulong hash, int part) => Mix((hash ^ (uint)part) * Prime);

    public static ulong With(this ulong hash, string part) => Mix((hash ^ Of(part)) * Prime);

    // FNV leaves the upper bits of short texts alike.
    private static ulong Mix(ulong hash) => (hash ^ (hash >> 29)) * 0xbf58476d1ce4e5b9;
}
