using System.Text;

namespace AdFlux.Data.Ingest.Rows;

/// <summary>Makes one string of an id that rows repeat, such as their campaign's, or an ad's from day to day.</summary>
/// <remarks>Remembers a fixed number of ids, each in the one place that its hash gives it: a new one replaces the one before.</remarks>
internal sealed class KnownIds
{
    // Enough for the ads of a large account; the strings come to a quarter of a megabyte.
    private const int Capacity = 4096;

    // Meta's ids have fewer than twenty digits. Longer ones are not worth the memory.
    private const int MaxLength = 32;

    private readonly string?[] _ids = new string?[Capacity];

    /// <summary>The id as a string.</summary>
    /// <param name="ascii">The id; ASCII only.</param>
    public string Get(ReadOnlySpan<byte> ascii)
    {
        if (ascii.Length > MaxLength)
        {
            return Encoding.ASCII.GetString(ascii);
        }

        ref string? known = ref _ids[ShortTextHash.Of(ascii) & (Capacity - 1)];
        if (known is null || !Ascii.Equals(ascii, known))
        {
            known = Encoding.ASCII.GetString(ascii);
        }

        return known;
    }
}
