namespace AdFlux.Data.Faults;

/// <summary>A report over days met rows that span more than one day, whose money would be counted twice or put on the wrong day.</summary>
public sealed class LongInsightsException : AdFluxException
{
    /// <summary>Creates the error.</summary>
    /// <param name="rows">The number of such rows.</param>
    public LongInsightsException(long rows)
        : base(
            $"{rows} insights in the range span more than one day, which a report cannot put on a day. "
                + "Leave them out with SkipLongInsights of the query, or read them with StreamAsync."
        ) => Rows = rows;

    /// <summary>The number of rows that span more than one day.</summary>
    public long Rows { get; }
}
