namespace AdFlux.Data.Ingest;

/// <summary>What a file of Graph API JSON holds.</summary>
public enum GraphExportKind
{
    /// <summary>Pages or an array without rows.</summary>
    Empty,

    /// <summary>Insights.</summary>
    Insights,

    /// <summary>Campaigns.</summary>
    Campaigns,

    /// <summary>Ad sets.</summary>
    AdSets,

    /// <summary>Ads.</summary>
    Ads,
}
