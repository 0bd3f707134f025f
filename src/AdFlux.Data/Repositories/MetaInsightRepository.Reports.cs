using AdFlux.Data.Faults;
using AdFlux.Data.Queries;

namespace AdFlux.Data.Repositories;

public sealed partial class MetaInsightRepository
{
    /// <inheritdoc />
    public IAsyncEnumerable<InsightRollup> RollupAsync(RollupQuery query, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(query);
        return new RollupReader(context, query).Read(cancellationToken).WithTypedFaults(cancellationToken);
    }

    /// <inheritdoc />
    public IAsyncEnumerable<InsightRollup> TopAsync(TopQuery query, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(query);
        return new TopReader(context, query).Read(cancellationToken).WithTypedFaults(cancellationToken);
    }

    /// <inheritdoc />
    public IAsyncEnumerable<RollupComparison> CompareAsync(ComparisonQuery query, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(query);
        return new ComparisonReader(context, query).Read(cancellationToken).WithTypedFaults(cancellationToken);
    }

    /// <inheritdoc />
    public IAsyncEnumerable<PacingDay> PaceAsync(PacingQuery query, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(query);
        return new PacingReader(context, query).Read(cancellationToken).WithTypedFaults(cancellationToken);
    }

    /// <inheritdoc />
    public IAsyncEnumerable<HiringCost> CostOfHiringAsync(HiringCostQuery query, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(query);
        return new HiringCostReader(context, query).Read(cancellationToken).WithTypedFaults(cancellationToken);
    }

    /// <inheritdoc />
    public IAsyncEnumerable<ActionTotal> SumActionsAsync(ActionQuery query, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(query);
        return new ActionReader(context, query).Read(cancellationToken).WithTypedFaults(cancellationToken);
    }

    /// <inheritdoc />
    public IAsyncEnumerable<MissingDays> FindMissingDaysAsync(MissingDaysQuery query, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(query);
        return new MissingDaysReader(context, query).Read(cancellationToken).WithTypedFaults(cancellationToken);
    }

    /// <inheritdoc />
    public Task<long> DeleteAsync(InsightDeletion deletion, IProgress<long>? progress = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(deletion);
        return new InsightDeleter(context, deletion).RunAsync(progress, cancellationToken).WithTypedFaults();
    }
}
