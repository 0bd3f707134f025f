namespace AdFlux.Data.Ingest.Rows;

/// <summary>What a row is. All from <see cref="ReportStatus"/> on is not stored.</summary>
internal enum RowKind
{
    /// <summary>It has nothing that only one kind has.</summary>
    Unknown,
    Insight,
    Campaign,
    AdSet,
    Ad,
    ReportStatus,
    ReportRun,
    Lead,
    BatchPart,
    Account,
    Creative,
    Audience,
    Conversion,
    AudienceOrConversion,
    PartOfAd,
    ObjectsById,
}
