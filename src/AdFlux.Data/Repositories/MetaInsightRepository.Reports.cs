using AdFlux.Data.Queries;

namespace AdFlux.Data.Repositories;

public sealed partial class MetaInsightRepository
{
    /// <inheritdoc />
    public IAsyncEnumerable<InsightRollup> RollupAsync(RollupQuery query, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(query);
        return _operations.StreamAsync(reads => new RollupReader(reads, query).Read(cancellationToken), cancellationToken);
    }

    /// <inheritdoc />
    public IAsyncEnumerable<InsightRollup> TopAsync(TopQuery query, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(query);
        return _operations.StreamAsync(reads => new TopReader(reads, query).Read(cancellationToken), cancellationToken);
    }

    /// <inheritdoc />
    public IAsyncEnumerable<RollupComparison> CompareAsync(ComparisonQuery query, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(query);
        return _operations.StreamAsync(reads => new ComparisonReader(reads, query).Read(cancellationToken), cancellationToken);
    }

    /// <inheritdoc />
    public IAsyncEnumerable<PacingDay> PaceAsync(PacingQuery query, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(query);
        return _operations.StreamAsync(reads => new PacingReader(reads, query).Read(cancellationToken), cancellationToken);
    }

    /// <inheritdoc />
    public IAsyncEnumerable<HiringCost> CostOfHiringAsync(HiringCostQuery query, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(query);
        return _operations.StreamAsync(reads => new HiringCostReader(reads, query).Read(cancellationToken), cancellationToken);
    }

    /// <inheritdoc />
    public IAsyncEnumerable<ActionTotal> SumActionsAsync(ActionQuery query, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(query);
        return _operations.StreamAsync(reads => new ActionReader(reads, query).Read(cancellationToken), cancellationToken);
    }

    /// <inheritdoc />
    public IAsyncEnumerable<MissingDays> FindMissingDaysAsync(MissingDaysQuery query, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(query);
        return _operations.StreamAsync(reads => new MissingDaysReader(reads, query).Read(cancellationToken), cancellationToken);
    }

    /// <inheritdoc />
    public Task<long> DeleteAsync(InsightDeletion deletion, IProgress<long>? progress = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(deletion);
        return _operations.RunAsync(() => new InsightDeleter(context, deletion).RunAsync(progress, cancellationToken));
    }
}
