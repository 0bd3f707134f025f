using System.Data.Common;
using AdFlux.Data.Benchmarks.Data;

namespace AdFlux.Data.Benchmarks.Peers;

/// <summary>Reads a row of <see cref="InsightSql.Columns"/> by hand.</summary>
internal static class PlainInsightReader
{
    public static PlainInsight Read(DbDataReader reader)
    {
        int next = 0;
        string? Text() => reader.IsDBNull(next++) ? null : reader.GetString(next - 1);
        long? Count() => reader.IsDBNull(next++) ? null : reader.GetInt64(next - 1);
        decimal? Money() => reader.IsDBNull(next++) ? null : reader.GetDecimal(next - 1);
        double? Ratio() => reader.IsDBNull(next++) ? null : reader.GetDouble(next - 1);
        DateTime? Instant() => reader.IsDBNull(next++) ? null : reader.GetDateTime(next - 1);

        return new PlainInsight
        {
            ObjectId = Text()!,
            Level = Text()!,
            DateStart = reader.GetFieldValue<DateOnly>(next++),
            DateStop = reader.GetFieldValue<DateOnly>(next++),
            Impressions = Count(),
            Clicks = Count(),
            Spend = Money(),
            Cpc = Money(),
            Cpm = Money(),
            Ctr = Ratio(),
            Cpp = Money(),
            Frequency = Ratio(),
            Reach = Count(),
            UniqueClicks = Count(),
            UniqueCtr = Ratio(),
            Actions = Text(),
            ActionValues = Text(),
            SubmitApplications = Count(),
            SubmitApplicationsValue = Money(),
            Leads = Count(),
            LeadsValue = Money(),
            ViewContent = Count(),
            ViewContentValue = Money(),
            MetaCampaignId = Text(),
            MetaAdSetId = Text(),
            MetaAdId = Text(),
            CreatedAt = Instant(),
            LastUpdated = Instant(),
        };
    }
}
