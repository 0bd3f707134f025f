namespace AdFlux.Data.Queries;

/// <summary>Some rows of a list, and where the list goes on.</summary>
/// <typeparam name="T">What the list holds.</typeparam>
/// <param name="Items">The rows, in the order of the list.</param>
/// <param name="NextCursor">What to ask the next page with; null after the last row.</param>
public sealed record Page<T>(IReadOnlyList<T> Items, string? NextCursor);
