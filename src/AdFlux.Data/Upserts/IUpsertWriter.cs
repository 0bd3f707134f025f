namespace AdFlux.Data.Upserts;

/// <summary>How one provider stages the rows of an upsert and merges them into their table, inside a transaction that is already open.</summary>
internal interface IUpsertWriter
{
    /// <summary>Runs one of the statements that both providers understand.</summary>
    /// <returns>The number of rows it wrote.</returns>
    Task<long> ExecuteAsync(string statement, CancellationToken cancellationToken);

    /// <summary>Reads the only column of a statement's rows.</summary>
    Task<IReadOnlyList<string>> ReadAsync(string statement, CancellationToken cancellationToken);

    /// <summary>Creates the staging table and copies rows into it.</summary>
    Task StageAsync(IAsyncEnumerable<object?[]> rows, CancellationToken cancellationToken);

    /// <summary>Removes every staged row that a later one with the same key replaces.</summary>
    /// <returns>The number of rows removed.</returns>
    Task<long> RemoveDuplicatesAsync(CancellationToken cancellationToken);

    /// <summary>Changes the stored rows that differ from the staged ones, in the order of their keys.</summary>
    /// <returns>The number of rows changed.</returns>
    Task<long> UpdateAsync(CancellationToken cancellationToken);
}
