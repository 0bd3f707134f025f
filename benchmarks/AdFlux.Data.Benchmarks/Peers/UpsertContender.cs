using AdFlux.Data.Benchmarks.Data;
using AdFlux.Data.Benchmarks.Reporting;

namespace AdFlux.Data.Benchmarks.Peers;

/// <summary>One who brings the table to the state of a batch.</summary>
/// <param name="name">What tables call it.</param>
/// <param name="connection">A connection that is its own, closed with it.</param>
internal abstract class UpsertContender(string name, IAsyncDisposable? connection = null) : IAsyncDisposable
{
    public string Name => name;

    /// <summary>What it stands for in a case; null when it cannot do what the case asks for.</summary>
    public virtual Role? RoleIn(UpsertCase @case) => Role.Peer;

    /// <summary>Takes the rows in its own shape; not timed.</summary>
    public abstract void Prepare(InsightBatch batch);

    /// <summary>Writes the rows that were prepared, in one transaction.</summary>
    public abstract Task UpsertAsync(CancellationToken cancellationToken);

    public ValueTask DisposeAsync() => connection?.DisposeAsync() ?? ValueTask.CompletedTask;
}
