namespace AdFlux.Data.Queries;

/// <summary>Which end of a list comes first. Rows that lack the value sorted by come last either way.</summary>
public enum SortDirection
{
    /// <summary>From the least to the greatest; text ordinal, by code point.</summary>
    Ascending,

    /// <summary>From the greatest to the least.</summary>
    Descending,
}
