using System.Globalization;
using AdFlux.Data.Benchmarks.Data;

namespace AdFlux.Data.Benchmarks.Scenarios;

/// <summary>The last days of the stored history.</summary>
internal sealed record StoredRange(int Days)
{
    public DateOnly From => InsightGenerator.LastDay.AddDays(1 - Days);

    public DateOnly To { get; } = InsightGenerator.LastDay;

    /// <summary>The condition on an alias-free <c>meta_insights</c>, with its values in it, so that the planner sees them.</summary>
    public string Sql => $"level = 'ad' AND date_start >= '{Text(From)}' AND date_start <= '{Text(To)}'";

    public static string Text(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
