using AdFlux.Data.Ids;
using AdFlux.Data.Model;

namespace AdFlux.Data.Queries;

/// <summary>
/// Which insights to read. They come in the order of first day and object id (ordinal). A level is always named, since rows of different levels
/// hold the same money.
/// </summary>
/// <param name="Level">The level of the rows.</param>
/// <param name="From">The earliest first day of a row, inclusive, in the ad account's time zone.</param>
/// <param name="To">The latest first day of a row, inclusive. A row that starts in the range and ends after it counts.</param>
/// <remarks>The filters add up: a row must meet all that are set. A filter without ids lets nothing through.</remarks>
public sealed record InsightRowQuery(InsightLevel Level, DateOnly From, DateOnly To)
{
    /// <summary>The objects measured; all of them when null.</summary>
    public IReadOnlyCollection<InsightObjectId>? Objects { get; init; }

    /// <summary>The campaigns measured, or above what was measured; all of them when null.</summary>
    public IReadOnlyCollection<MetaCampaignId>? Campaigns { get; init; }

    /// <summary>The ad sets measured, or above what was measured; all of them when null.</summary>
    public IReadOnlyCollection<MetaAdSetId>? AdSets { get; init; }

    /// <summary>The ads measured; all of them when null.</summary>
    public IReadOnlyCollection<MetaAdId>? Ads { get; init; }
}
