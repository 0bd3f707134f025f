namespace AdFlux.Data.Faults;

/// <summary>
/// Rows of several days and daily rows have the same object, level and first day, which is the key: one would be lost. Raised before any of the
/// rows is written.
/// </summary>
public sealed class ClashingRangesException : AdFluxException
{
    private const int IdsInMessage = 10;

    /// <summary>Creates the error.</summary>
    /// <param name="table">The table that the rows were meant for.</param>
    /// <param name="objectIds">The objects with such rows.</param>
    public ClashingRangesException(string table, IReadOnlyList<string> objectIds)
        : base(
            $"{table}: rows of several days and daily rows start on the same day, and only one of them can be stored, for "
                + $"{string.Join(", ", objectIds?.Take(IdsInMessage) ?? [])}{(objectIds?.Count > IdsInMessage ? $" and {objectIds.Count - IdsInMessage} more" : "")}. "
                + "Ask Meta for days only (time_increment=1), or keep longer ranges in a database of their own."
        )
    {
        ArgumentNullException.ThrowIfNull(objectIds);
        Table = table;
        ObjectIds = objectIds;
    }

    /// <summary>The table that the rows were meant for.</summary>
    public string Table { get; }

    /// <summary>The objects with such rows, in ordinal order.</summary>
    public IReadOnlyList<string> ObjectIds { get; }
}
