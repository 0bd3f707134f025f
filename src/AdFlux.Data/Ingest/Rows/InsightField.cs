namespace AdFlux.Data.Ingest.Rows;

/// <summary>The members of an insight's row that are read.</summary>
internal enum InsightField
{
    AccountId,
    CampaignId,
    AdSetId,
    AdId,
    DateStart,
    DateStop,
    Impressions,
    Clicks,
    Spend,
    Cpc,
    Cpm,
    Ctr,
    Cpp,
    Frequency,
    Reach,
    UniqueClicks,
    UniqueCtr,
    Actions,
    ActionValues,

    /// <summary>One of <see cref="Breakdowns"/>.</summary>
    Breakdown,

    /// <summary>What the status of a report has, which may have days, too.</summary>
    ReportStatus,

    /// <summary>A member that a page or an error has, not a row: <c>data</c>, <c>paging</c> or <c>error</c>. Ignored in a row.</summary>
    Envelope,
}
