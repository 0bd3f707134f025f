namespace AdFlux.Data.Queries;

/// <summary>The columns of a roll-up's statement that make a metric: a sum, or one sum over another.</summary>
/// <param name="Sum">The sum, or the numerator of the ratio.</param>
/// <param name="Over">The denominator; null when the metric is a sum.</param>
/// <param name="IsMoney">Whether <paramref name="Sum"/> is money rather than a count.</param>
internal sealed record MetricColumns(string Sum, string? Over, bool IsMoney)
{
    // A constant factor (100 of ctr, 1000 of cpm) does not change an order and is left out.
    public static MetricColumns Of(InsightMetric metric) =>
        metric switch
        {
            InsightMetric.Spend => new("spend", null, true),
            InsightMetric.Impressions => new("impressions", null, false),
            InsightMetric.Clicks => new("clicks", null, false),
            InsightMetric.SubmitApplications => new("submit_applications", null, false),
            InsightMetric.SubmitApplicationsValue => new("submit_applications_value", null, true),
            InsightMetric.Leads => new("leads", null, false),
            InsightMetric.LeadsValue => new("leads_value", null, true),
            InsightMetric.ViewContent => new("view_content", null, false),
            InsightMetric.ViewContentValue => new("view_content_value", null, true),
            InsightMetric.Ctr => new("clicks", "impressions", false),
            InsightMetric.Cpc => new("spend", "clicks", true),
            InsightMetric.Cpm => new("spend", "impressions", true),
            InsightMetric.CostPerApplication => new("spend", "submit_applications", true),
            InsightMetric.CostPerLead => new("spend", "leads", true),
            _ => throw new ArgumentOutOfRangeException(nameof(metric), metric, "Not a metric: see InsightMetric."),
        };
}
