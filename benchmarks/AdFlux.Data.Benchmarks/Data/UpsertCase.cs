namespace AdFlux.Data.Benchmarks.Data;

/// <summary>What an upsert finds in the table.</summary>
public enum UpsertCase
{
    /// <summary>None of the rows is stored.</summary>
    Fresh,

    /// <summary>All rows are stored and every one differs.</summary>
    Changed,

    /// <summary>All rows are stored as they come.</summary>
    Unchanged,

    /// <summary>28 days again, of which one row in twenty differs, and one day that is new.</summary>
    Night,
}
