namespace AdFlux.Data.Benchmarks.Reporting;

/// <summary>Bars that belong together.</summary>
internal sealed record BarGroup(string Title, IReadOnlyList<Bar> Bars)
{
    /// <summary>Everybody in a comparison but the limit itself, which is the line at 1.</summary>
    public static BarGroup Of(string title, Result result)
    {
        Timing limit = result.Of(Role.Limit)!;
        IEnumerable<Timing> others = result.Timings.Where(timing => timing.Role != Role.Limit);
        return new BarGroup(title, [.. others.Select(timing => new Bar(timing.Name, timing.SpeedIn(limit), timing.Role))]);
    }
}

/// <summary>A bar as long as the median, with a whisker for the spread.</summary>
internal sealed record Bar(string Name, Spread Value, Role Role);
