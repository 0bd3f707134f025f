namespace AdFlux.Data.Faults;

/// <summary>A page was asked for with a cursor that this query did not give out.</summary>
public sealed class InvalidCursorException : AdFluxException
{
    /// <summary>Creates the error.</summary>
    /// <param name="reason">What is wrong with the cursor.</param>
    public InvalidCursorException(string reason)
        : base($"The cursor {reason}. Pass Page.NextCursor on as it is, with the query that it came from; start over without a cursor.") =>
        Reason = reason;

    /// <summary>What is wrong with the cursor.</summary>
    public string Reason { get; }
}
