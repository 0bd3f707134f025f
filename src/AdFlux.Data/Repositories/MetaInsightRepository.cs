using AdFlux.Data.Model;
using AdFlux.Data.Upserts;

namespace AdFlux.Data.Repositories;

/// <inheritdoc cref="IMetaInsightRepository" />
/// <param name="context">The database; the repository shares its connection and transaction.</param>
/// <param name="clock">Tells the time of changes; the system's unless given.</param>
public sealed partial class MetaInsightRepository(AdFluxDbContext context, TimeProvider? clock = null) : IMetaInsightRepository
{
    private readonly TimeProvider _clock = clock ?? TimeProvider.System;
    private readonly Operations _operations = new(context, typeof(MetaInsight));

    /// <summary>Whether few rows are staged as many are: so that tests can hold both ways to one specification.</summary>
    internal bool AlwaysStages { get; init; }

    /// <summary>Where reads go; to the context unless set.</summary>
    internal ReadRouting Routing
    {
        init => _operations.Routing = value;
    }

    /// <inheritdoc />
    public Task<UpsertResult> UpsertAsync(
        IAsyncEnumerable<MetaInsight> insights,
        UpsertOptions? options = null,
        IProgress<UpsertProgress>? progress = null,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(insights);
        return Upsert(options).RunAsync(insights, inMemory: 0, progress, cancellationToken);
    }

    /// <inheritdoc />
    public Task<UpsertResult> UpsertAsync(
        IEnumerable<MetaInsight> insights,
        UpsertOptions? options = null,
        IProgress<UpsertProgress>? progress = null,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(insights);
        int inMemory = insights is IReadOnlyCollection<MetaInsight> collection ? collection.Count : 0;
        return Upsert(options).RunAsync(insights.ToAsyncEnumerable(), inMemory, progress, cancellationToken);
    }

    private Upsert<MetaInsight> Upsert(UpsertOptions? options) =>
        new(_operations.Writing, UpsertShapes.Insights, options ?? new UpsertOptions(), _clock) { AlwaysStages = AlwaysStages };
}
