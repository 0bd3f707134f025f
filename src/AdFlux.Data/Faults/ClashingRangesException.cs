namespace AdFlux.Data.Faults;

/// <summary>
/// Rows of different ranges of days have the same object, level and first day, which is the key, and a longer one would be lost: a daily row and one of
/// several days meet, in either order, or a range would shrink, as from a month to its first week. Raised before any of the rows is written.
/// </summary>
public sealed class ClashingRangesException : AdFluxException
{
    private const int IdsInMessage = 10;

    /// <summary>Creates the error.</summary>
    /// <param name="table">The table that the rows were meant for.</param>
    /// <param name="objectIds">The objects with such rows.</param>
    public ClashingRangesException(string table, IReadOnlyList<string> objectIds)
        : base(
            $"{table}: ranges of different length start on the same day, where only one can be stored and a longer one is not replaced by a shorter, for "
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
