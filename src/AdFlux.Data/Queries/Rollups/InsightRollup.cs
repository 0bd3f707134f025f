namespace AdFlux.Data.Queries;

/// <summary>Sums of insights, and the ratios recomputed from the sums. A sum over nulls only is null; a ratio over zero or null is null.</summary>
/// <remarks>Money is in the ad account's currency. Reach, unique clicks and frequency do not add up and are not here. On SQLite sums are exact as long as each summed amount is below 4 * 10^9, or below 5 * 10^11 and a whole number; on PostgreSQL always.</remarks>
public sealed record InsightRollup : GroupedRow
{
    /// <summary>The first day of the period: a day, the Monday of an ISO week, the first of a month; the range's first day in a total.</summary>
    public required DateOnly Period { get; init; }

    /// <summary>The number of insights summed.</summary>
    public required long Insights { get; init; }

    /// <summary>Sum of impressions.</summary>
    public long? Impressions { get; init; }

    /// <summary>Sum of clicks.</summary>
    public long? Clicks { get; init; }

    /// <summary>Sum of the amounts spent.</summary>
    public decimal? Spend { get; init; }

    /// <summary>Sum of job applications submitted.</summary>
    public long? SubmitApplications { get; init; }

    /// <summary>Sum of the values of job applications submitted.</summary>
    public decimal? SubmitApplicationsValue { get; init; }

    /// <summary>Sum of leads.</summary>
    public long? Leads { get; init; }

    /// <summary>Sum of the values of leads.</summary>
    public decimal? LeadsValue { get; init; }

    /// <summary>Sum of content views.</summary>
    public long? ViewContent { get; init; }

    /// <summary>Sum of the values of content views.</summary>
    public decimal? ViewContentValue { get; init; }

    /// <summary>Clicks per impression in percent: clicks / impressions * 100.</summary>
    public double? Ctr => Impressions is > 0 ? Clicks * 100.0 / Impressions : null;

    /// <summary>Cost per click: spend / clicks.</summary>
    public decimal? Cpc => Per(Clicks);

    /// <summary>Cost per 1,000 impressions: spend / impressions * 1000.</summary>
    public decimal? Cpm => Impressions is > 0 ? Spend * 1000 / Impressions : null;

    /// <summary>Cost per job application: spend / submitted applications.</summary>
    public decimal? CostPerApplication => Per(SubmitApplications);

    /// <summary>Cost per lead: spend / leads.</summary>
    public decimal? CostPerLead => Per(Leads);

    /// <summary>The value of a metric by its name; <see cref="Ctr"/> as a decimal.</summary>
    /// <param name="metric">The metric.</param>
    /// <exception cref="ArgumentOutOfRangeException">It is not a metric.</exception>
    public decimal? ValueOf(InsightMetric metric) =>
        metric switch
        {
            InsightMetric.Spend => Spend,
            InsightMetric.Impressions => Impressions,
            InsightMetric.Clicks => Clicks,
            InsightMetric.SubmitApplications => SubmitApplications,
            InsightMetric.SubmitApplicationsValue => SubmitApplicationsValue,
            InsightMetric.Leads => Leads,
            InsightMetric.LeadsValue => LeadsValue,
            InsightMetric.ViewContent => ViewContent,
            InsightMetric.ViewContentValue => ViewContentValue,
            InsightMetric.Ctr => Impressions is > 0 ? Clicks * 100m / Impressions : null,
            InsightMetric.Cpc => Cpc,
            InsightMetric.Cpm => Cpm,
            InsightMetric.CostPerApplication => CostPerApplication,
            InsightMetric.CostPerLead => CostPerLead,
            _ => throw new ArgumentOutOfRangeException(nameof(metric), metric, "Not a metric: see InsightMetric."),
        };

    private decimal? Per(long? count) => count is > 0 ? Spend / count : null;
}
