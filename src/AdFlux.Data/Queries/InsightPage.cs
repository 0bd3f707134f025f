using AdFlux.Data.Model;

namespace AdFlux.Data.Queries;

/// <summary>A page of insights.</summary>
/// <param name="Insights">The rows, in the order of first day and object id (ordinal).</param>
/// <param name="NextCursor">What to ask the next page with; null after the last row.</param>
public sealed record InsightPage(IReadOnlyList<MetaInsight> Insights, string? NextCursor)
{
    /// <summary>The number of rows of a page unless asked otherwise: 100.</summary>
    public const int DefaultSize = 100;

    /// <summary>The most rows of a page: 10,000.</summary>
    public const int MaxSize = 10_000;
}
