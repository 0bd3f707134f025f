using AdFlux.Data.Model;

namespace AdFlux.Data.Benchmarks.Data;

/// <summary>An insight as an application without the library would declare it: text for ids and JSON. Members in the order of the columns.</summary>
public sealed class PlainInsight
{
    /// <summary>When all rows of a run were stored. PostgreSQL's type has no time zone, so the kind is unspecified.</summary>
    public static DateTime Now { get; } = new(2026, 7, 1, 3, 0, 0, DateTimeKind.Unspecified);

    public string ObjectId { get; set; } = "";
    public string Level { get; set; } = "";
    public DateOnly DateStart { get; set; }
    public DateOnly DateStop { get; set; }
    public long? Impressions { get; set; }
    public long? Clicks { get; set; }
    public decimal? Spend { get; set; }
    public decimal? Cpc { get; set; }
    public decimal? Cpm { get; set; }
    public double? Ctr { get; set; }
    public decimal? Cpp { get; set; }
    public double? Frequency { get; set; }
    public long? Reach { get; set; }
    public long? UniqueClicks { get; set; }
    public double? UniqueCtr { get; set; }
    public string? Actions { get; set; }
    public string? ActionValues { get; set; }
    public long? SubmitApplications { get; set; }
    public decimal? SubmitApplicationsValue { get; set; }
    public long? Leads { get; set; }
    public decimal? LeadsValue { get; set; }
    public long? ViewContent { get; set; }
    public decimal? ViewContentValue { get; set; }
    public string? MetaCampaignId { get; set; }
    public string? MetaAdSetId { get; set; }
    public string? MetaAdId { get; set; }
    public DateTime? CreatedAt { get; set; }
    public DateTime? LastUpdated { get; set; }

    public static PlainInsight From(MetaInsight row) =>
        new()
        {
            ObjectId = row.ObjectId.Value,
            Level = "ad",
            DateStart = row.DateStart,
            DateStop = row.DateStop,
            Impressions = row.Impressions,
            Clicks = row.Clicks,
            Spend = row.Spend,
            Cpc = row.Cpc,
            Cpm = row.Cpm,
            Ctr = row.Ctr,
            Cpp = row.Cpp,
            Frequency = row.Frequency,
            Reach = row.Reach,
            UniqueClicks = row.UniqueClicks,
            UniqueCtr = row.UniqueCtr,
            Actions = row.Actions?.ToString(),
            ActionValues = row.ActionValues?.ToString(),
            SubmitApplications = row.SubmitApplications,
            SubmitApplicationsValue = row.SubmitApplicationsValue,
            Leads = row.Leads,
            LeadsValue = row.LeadsValue,
            ViewContent = row.ViewContent,
            ViewContentValue = row.ViewContentValue,
            MetaCampaignId = row.MetaCampaignId?.Value,
            MetaAdSetId = row.MetaAdSetId?.Value,
            MetaAdId = row.MetaAdId?.Value,
            CreatedAt = Now,
            LastUpdated = Now,
        };
}
