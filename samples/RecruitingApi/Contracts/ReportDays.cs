using System.ComponentModel;
using Microsoft.AspNetCore.Mvc;

namespace AdFlux.Samples.Recruiting.Contracts;

/// <summary>The days of a report, from the query string.</summary>
// Public, since AddValidation passes over types that are not.
public sealed record ReportDays
{
    [FromQuery(Name = "from")]
    [Description("The first day.")]
    public DateOnly From { get; init; }

    [FromQuery(Name = "to")]
    [Description("The last day, 366 days in all at most.")]
    [LastDay]
    public DateOnly To { get; init; }
}
