namespace AdFlux.Data.Faults;

/// <summary>A sum is larger than its type: counts up to 2^63 - 1, and money up to 9.2 * 10^12 on SQLite.</summary>
public sealed class SumOverflowException : AdFluxException
{
    /// <summary>Creates the error.</summary>
    /// <param name="innerException">What the database said.</param>
    public SumOverflowException(Exception innerException)
        : base("A sum is too large for its type: ask for a smaller range, or for shorter periods.", innerException) { }
}
