namespace AdFlux.Data.Ingest.Rows;

/// <summary>What a row shows of its kind, by the members that it has.</summary>
[Flags]
internal enum RowSigns
{
    None = 0,

    // Ids, of the row and of what is above it.
    Id = 1,
    AccountId = 1 << 1,
    CampaignId = 1 << 2,
    AdSetId = 1 << 3,
    AdId = 1 << 4,

    // Members that one kind has, of those that are stored.
    DateStart = 1 << 5,
    OfCampaign = 1 << 6,
    OfAdSet = 1 << 7,
    OfAd = 1 << 8,

    /// <summary>Budgets and the like, which campaigns and ad sets have.</summary>
    OfBudget = 1 << 9,

    // Members of what is not stored.
    OfReport = 1 << 10,
    ReportRunId = 1 << 11,
    OfLead = 1 << 12,
    OfCreative = 1 << 13,
    OfAudience = 1 << 14,
    OfConversion = 1 << 15,

    /// <summary>A rule, which custom audiences and custom conversions have.</summary>
    Rule = 1 << 16,
    OfAccount = 1 << 17,
    Code = 1 << 18,
    Body = 1 << 19,
}
