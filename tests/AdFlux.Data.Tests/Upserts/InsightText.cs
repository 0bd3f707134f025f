using System.Globalization;
using AdFlux.Data.Model;

namespace AdFlux.Data.Tests.Upserts;

/// <summary>Insights as text, so that two can be compared and a difference can be read.</summary>
internal static class InsightText
{
    /// <summary>Every stored member.</summary>
    public static string Of(MetaInsight row) =>
        string.Create(CultureInfo.InvariantCulture, $"{OfMetrics(row)} created {row.CreatedAt:O} updated {row.LastUpdated:O}");

    /// <summary>Every stored member but the two times that the library keeps.</summary>
    public static string OfMetrics(MetaInsight row) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"""
            {row.ObjectId} {row.Level} {row.DateStart:O}..{row.DateStop:O} in {row.MetaCampaignId}/{row.MetaAdSetId}/{row.MetaAdId}: {row.Impressions} {row.Clicks} {row.Spend:0.######} {row.Cpc:0.######} {row.Cpm:0.######} {row.Ctr:R} {row.Cpp:0.######} {row.Frequency:R} {row.Reach} {row.UniqueClicks} {row.UniqueCtr:R} {row.SubmitApplications} {row.SubmitApplicationsValue:0.######} {row.Leads} {row.LeadsValue:0.######} {row.ViewContent} {row.ViewContentValue:0.######} {row.Actions} {row.ActionValues}
            """
        );
}
