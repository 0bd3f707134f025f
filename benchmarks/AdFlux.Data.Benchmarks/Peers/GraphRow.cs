using System.Text.Json;

namespace AdFlux.Data.Benchmarks.Peers;

/// <summary>A line of an export as an application without the library would declare it for System.Text.Json.</summary>
public sealed record GraphRow(
    string AccountId,
    string CampaignId,
    string AdsetId,
    string AdId,
    DateOnly DateStart,
    DateOnly DateStop,
    long? Impressions,
    long? Reach,
    double? Frequency,
    decimal? Spend,
    decimal? Cpm,
    decimal? Cpp,
    long? Clicks,
    double? Ctr,
    decimal? Cpc,
    long? UniqueClicks,
    double? UniqueCtr,
    JsonElement Actions,
    JsonElement ActionValues
);
