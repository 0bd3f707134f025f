using System.Data.Common;

namespace AdFlux.Data.Upserts;

/// <summary>
/// How one provider writes the rows of an upsert: at once when they are few or in memory anyway, else by way of a staging table, where the
/// database removes duplicates, completes parents and sorts.
/// </summary>
internal interface IUpsertWriter<T> : IAsyncDisposable
    where T : class
{
    /// <summary>How many rows of a stream are held in memory to be written at once, without a staging table.</summary>
    int DirectRows { get; }

    /// <summary>Whether rows are staged inside the transaction that writes them, not before it.</summary>
    bool StagesInTransaction { get; }

    /// <summary>The column of the staging table that numbers its rows in the order in which they came.</summary>
    string StageOrder { get; }

    /// <summary>The transaction that all that follows belongs to.</summary>
    void Join(DbTransaction transaction, bool isOwn);

    /// <summary>Finds those of the ids that are not stored.</summary>
    Task<IReadOnlyList<string>> FindMissingAsync(ParentLink parent, IReadOnlyCollection<string> ids, CancellationToken cancellationToken);

    /// <summary>Writes rows, sorted by their keys and each key once.</summary>
    Task<WrittenRows> WriteAsync(IReadOnlyList<T> rows, CancellationToken cancellationToken);

    /// <summary>Creates the staging table and copies rows into it.</summary>
    Task StageAsync(IAsyncEnumerable<T> rows, CancellationToken cancellationToken);

    /// <summary>Runs one of the statements on the staging table that both providers understand.</summary>
    /// <returns>The number of rows it wrote.</returns>
    Task<long> ExecuteAsync(string statement, CancellationToken cancellationToken);

    /// <summary>Reads the only column of a statement's rows.</summary>
    Task<IReadOnlyList<string>> ReadAsync(string statement, CancellationToken cancellationToken);

    /// <summary>Removes every staged row that a later one with the same key replaces.</summary>
    Task<RemovedRows> RemoveDuplicatesAsync(CancellationToken cancellationToken);

    /// <summary>Writes the staged rows.</summary>
    Task<WrittenRows> MergeAsync(CancellationToken cancellationToken);
}
