using AdFlux.Data.Queries;

namespace AdFlux.Data.Repositories;

public sealed partial class MetaInsightRepository
{
    /// <inheritdoc />
    public IAsyncEnumerable<InsightRollup> RollupAsync(RollupQuery query, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(query);
        return _operations.StreamAsync(new RollupReader(context, query).Read(cancellationToken), cancellationToken);
    }

    /// <inheritdoc />
    public IAsyncEnumerable<InsightRollup> TopAsync(TopQuery query, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(query);
        return _operations.StreamAsync(new TopReader(context, query).Read(cancellationToken), cancellationToken);
    }

    /// <inheritdoc />
    public IAsyncEnumerable<RollupComparison> CompareAsync(ComparisonQuery query, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(query);
        return _operations.StreamAsync(new ComparisonReader(context, query).Read(cancellationToken), cancellationToken);
    }

    /// <inheritdoc />
    public IAsyncEnumerable<PacingDay> PaceAsync(PacingQuery query, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(query);
        return _operations.StreamAsync(new PacingReader(context, query).Read(cancellationToken), cancellationToken);
    }

    /// <inheritdoc />
    public IAsyncEnumerable<HiringCost> CostOfHiringAsync(HiringCostQuery query, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(query);
        return _operations.StreamAsync(new HiringCostReader(context, query).Read(cancellationToken), cancellationToken);
    }

    /// <inheritdoc />
    public IAsyncEnumerable<ActionTotal> SumActionsAsync(ActionQuery query, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(query);
        return _operations.StreamAsync(new ActionReader(context, query).Read(cancellationToken), cancellationToken);
    }

    /// <inheritdoc />
    public IAsyncEnumerable<MissingDays> FindMissingDaysAsync(MissingDaysQuery query, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(query);
        return _operations.StreamAsync(new MissingDaysReader(context, query).Read(cancellationToken), cancellationToken);
    }

    /// <inheritdoc />
    public Task<long> DeleteAsync(InsightDeletion deletion, IProgress<long>? progress = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(deletion);
        return _operations.RunAsync(() => new InsightDeleter(context, deletion).RunAsync(progress, cancellationToken));
    }
}
