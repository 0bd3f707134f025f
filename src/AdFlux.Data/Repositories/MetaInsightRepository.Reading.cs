using AdFlux.Data.Faults;
using AdFlux.Data.Ids;
using AdFlux.Data.Model;
using AdFlux.Data.Queries;
using AdFlux.Data.Queries.Rows;

namespace AdFlux.Data.Repositories;

public sealed partial class MetaInsightRepository
{
    /// <inheritdoc />
    public Task<MetaInsight?> FindAsync(
        InsightObjectId objectId,
        InsightLevel level,
        DateOnly dateStart,
        CancellationToken cancellationToken = default
    ) => new InsightReader(context).FindAsync(objectId, level, dateStart, cancellationToken).WithTypedFaults();

    /// <inheritdoc />
    public IAsyncEnumerable<MetaInsight> StreamAsync(InsightRowQuery query, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(query);
        return new InsightReader(context).StreamAsync(query, cancellationToken).WithTypedFaults(cancellationToken);
    }

    /// <inheritdoc />
    public Task<Page<MetaInsight>> ReadPageAsync(
        InsightRowQuery query,
        PageRequest? page = null,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(query);
        return new InsightReader(context).ReadPageAsync(query, page ?? PageRequest.First, cancellationToken).WithTypedFaults();
    }
}
