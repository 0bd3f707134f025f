using System.Runtime.InteropServices;

namespace AdFlux.Samples.Delivery;

/// <summary>Conversions of one kind, which Meta reports twice: as the pixel saw them, and unified with apps and Facebook forms.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct Conversions(AttributedCount Pixel, AttributedCount Unified)
{
    /// <summary>Conversions on the website and a few more elsewhere that only the unified count has.</summary>
    public static Conversions OnWebsite(long count, double elsewhere, SplitMix64 random)
    {
        AttributedCount pixel = AttributedCount.Spread(count, random);
        return new(pixel, pixel.AddSameDay(random.NextCount(elsewhere)));
    }

    /// <summary>Conversions on Facebook itself: the pixel sees none of them.</summary>
    public static Conversions OnFacebook(long count, SplitMix64 random) => new(default, AttributedCount.Spread(count, random));

    /// <summary>Applies the same late attribution to both counts, or to the unified one where there is no pixel.</summary>
    public Conversions Add(Func<AttributedCount, AttributedCount> late, bool onWebsite) =>
        new(onWebsite ? late(Pixel) : Pixel, late(Unified));
}
