using AdFlux.Data.Ids;
using AdFlux.Data.Model;

namespace AdFlux.Data.Queries;

/// <summary>
/// Which daily insights a report reads. A level is always named, so that the same money is never counted at two levels. A row has to pass every
/// filter that is set; a filter that is null lets all pass, an empty one none.
/// </summary>
/// <param name="Level">The level of the rows that are read.</param>
/// <param name="From">First day, inclusive, in the ad account's time zone.</param>
/// <param name="To">Last day, inclusive.</param>
public abstract record InsightQuery(InsightLevel Level, DateOnly From, DateOnly To)
{
    /// <summary>The ad accounts, as they are stored: of the row itself at account level, of the row's Meta campaign below.</summary>
    public IReadOnlyCollection<AdAccountId>? Accounts { get; init; }

    /// <summary>The Meta campaigns; asks for level campaign, ad set or ad.</summary>
    public IReadOnlyCollection<MetaCampaignId>? Campaigns { get; init; }

    /// <summary>The ad sets; asks for level ad set or ad.</summary>
    public IReadOnlyCollection<MetaAdSetId>? AdSets { get; init; }

    /// <summary>The ads; asks for level ad.</summary>
    public IReadOnlyCollection<MetaAdId>? Ads { get; init; }

    /// <summary>
    /// The job openings whose Meta campaigns count, as in <see cref="RollupGroup.JobOpening"/>; asks for level campaign, ad set or ad.
    /// In a report per job opening only these appear.
    /// </summary>
    public IReadOnlyCollection<JobId>? JobOpenings { get; init; }

    /// <summary>
    /// The segments whose Meta campaigns count, as in <see cref="RollupGroup.Segment"/>; asks for level campaign, ad set or ad.
    /// In a report per segment only these appear.
    /// </summary>
    public IReadOnlyCollection<SegmentId>? Segments { get; init; }

    /// <summary>
    /// Whether to leave out rows that span more than one day; unless set, the report refuses them with <see cref="Faults.LongInsightsException"/>.
    /// </summary>
    public bool SkipLongInsights { get; init; }
}
