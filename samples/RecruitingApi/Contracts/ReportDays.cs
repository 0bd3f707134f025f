using System.ComponentModel;

namespace AdFlux.Samples.Recruiting.Contracts;

/// <summary>The days of a report, from the query string.</summary>
// Public, since AddValidation passes over types that are not.
public sealed record ReportDays
{
    [Description("The first day.")]
    public DateOnly From { get; init; }

    [Description("The last day, 366 days in all at most.")]
    [LastDay]
    public DateOnly To { get; init; }
}
