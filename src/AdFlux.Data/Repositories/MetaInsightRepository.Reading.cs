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
    ) =>
        _operations.ReadAsync(
            reads => new InsightReader(reads).FindAsync(objectId, level, dateStart, cancellationToken),
            cancellationToken,
            row => row is null ? 0 : 1
        );

    /// <inheritdoc />
    public IAsyncEnumerable<MetaInsight> StreamAsync(InsightRowQuery query, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(query);
        return _operations.StreamAsync(reads => new InsightReader(reads).StreamAsync(query, cancellationToken), cancellationToken);
    }

    /// <inheritdoc />
    public Task<Page<MetaInsight>> ReadPageAsync(
        InsightRowQuery query,
        PageRequest? page = null,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(query);
        return _operations.ReadAsync(
            reads => new InsightReader(reads).ReadPageAsync(query, page ?? PageRequest.First, cancellationToken),
            cancellationToken,
            found => found.Items.Count
        );
    }
}
