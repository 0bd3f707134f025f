namespace AdFlux.Data.Faults;

/// <summary>A row is no longer what the caller saw: somebody else changed it meanwhile, and nothing was written over that.</summary>
public sealed class ConcurrentChangeException : AdFluxException
{
    /// <summary>Creates the error.</summary>
    /// <param name="table">The row's table.</param>
    /// <param name="key">The row's key.</param>
    /// <param name="column">The column that tells.</param>
    /// <param name="expected">What the caller saw in it.</param>
    /// <param name="actual">What is stored now.</param>
    public ConcurrentChangeException(string table, string key, string column, string? expected, string? actual)
        : base(
            $"{table}.{column} of {key} is '{actual}' by now, not '{expected}': read the row again and decide anew. Nothing was written."
        )
    {
        Table = table;
        Key = key;
        Column = column;
        Expected = expected;
        Actual = actual;
    }

    /// <summary>The row's table.</summary>
    public string Table { get; }

    /// <summary>The row's key.</summary>
    public string Key { get; }

    /// <summary>The column that tells.</summary>
    public string Column { get; }

    /// <summary>What the caller saw in it.</summary>
    public string? Expected { get; }

    /// <summary>What is stored now.</summary>
    public string? Actual { get; }
}
