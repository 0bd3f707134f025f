using AdFlux.Data.Benchmarks.Data;
using AdFlux.Data.Benchmarks.Databases;
using AdFlux.Data.Benchmarks.Reporting;
using AdFlux.Data.Model;
using AdFlux.Data.Repositories;

namespace AdFlux.Data.Benchmarks.Peers;

/// <summary>The library, with a context of its own as in a scope of an application.</summary>
internal sealed class LibraryUpsert(BenchmarkDatabase database) : UpsertContender(Names.Library)
{
    private IReadOnlyList<MetaInsight> _rows = [];

    public override Role? RoleIn(UpsertCase @case) => Role.Library;

    public override void Prepare(InsightBatch batch) => _rows = batch.Rows;

    public override async Task UpsertAsync(CancellationToken cancellationToken)
    {
        await using AdFluxDbContext context = database.CreateContext();
        await new MetaInsightRepository(context).UpsertAsync(_rows, cancellationToken: cancellationToken);
    }
}
