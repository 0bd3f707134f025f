namespace AdFlux.Data.Queries;

/// <summary>What roll-ups can be ranked and compared by: the sums, and the ratios recomputed from them, of <see cref="InsightRollup"/>.</summary>
public enum InsightMetric
{
    /// <summary>Amount spent, in the ad account's currency.</summary>
    Spend,

    /// <summary>Impressions.</summary>
    Impressions,

    /// <summary>Clicks of any kind.</summary>
    Clicks,

    /// <summary>Job applications submitted, as Meta counts them.</summary>
    SubmitApplications,

    /// <summary>Value of the job applications submitted.</summary>
    SubmitApplicationsValue,

    /// <summary>Leads.</summary>
    Leads,

    /// <summary>Value of the leads.</summary>
    LeadsValue,

    /// <summary>Content views.</summary>
    ViewContent,

    /// <summary>Value of the content views.</summary>
    ViewContentValue,

    /// <summary>Clicks per impression in percent.</summary>
    Ctr,

    /// <summary>Spend per click.</summary>
    Cpc,

    /// <summary>Spend per 1,000 impressions.</summary>
    Cpm,

    /// <summary>Spend per job application submitted.</summary>
    CostPerApplication,

    /// <summary>Spend per lead.</summary>
    CostPerLead,
}
