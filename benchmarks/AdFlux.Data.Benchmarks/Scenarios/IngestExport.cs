using AdFlux.Data.Benchmarks.Data;
using AdFlux.Data.Benchmarks.Databases;
using AdFlux.Data.Benchmarks.Peers;
using AdFlux.Data.Benchmarks.Reporting;
using AdFlux.Data.Ingest;
using AdFlux.Data.Model;
using AdFlux.Data.Repositories;

namespace AdFlux.Data.Benchmarks.Scenarios;

/// <summary>Brings an export of rows that are not stored into the database, against the upsert of the same rows from memory.</summary>
internal sealed class IngestExport(BenchmarkDatabase database, LibraryUpsert library, int rows)
{
    public const string Name = "export to database";

    private readonly UpsertScenario _upsert = new(database, UpsertCase.Fresh, rows);
    private byte[] _ndjson = [];

    public async Task SetUpAsync(CancellationToken cancellationToken)
    {
        await _upsert.SetUpAsync(cancellationToken);
        using var stream = new MemoryStream();
        await InsightExport.WriteAsync(stream, new MeasuredRows(UpsertCase.Fresh, rows).Batch(version: 0).Rows, cancellationToken);
        _ndjson = stream.ToArray();
    }

    public Comparison Compare() =>
        new(database.Provider, Name, rows, "row")
        {
            Contenders =
            [
                new("upsert alone, rows in memory", Role.Limit, UpsertAsync) { PrepareAsync = PrepareAsync },
                new(Names.Library, Role.Library, IngestAsync) { PrepareAsync = PrepareAsync },
            ],
        };

    private Task PrepareAsync(CancellationToken cancellationToken) => _upsert.PrepareAsync(library, cancellationToken);

    private async Task<long> UpsertAsync(CancellationToken cancellationToken)
    {
        await library.UpsertAsync(cancellationToken);
        return rows;
    }

    private async Task<long> IngestAsync(CancellationToken cancellationToken)
    {
        using var stream = new MemoryStream(_ndjson);
        await using AdFluxDbContext context = database.CreateContext();
        IAsyncEnumerable<MetaInsight> insights = GraphInsights.ReadAsync(stream, InsightLevel.Ad, cancellationToken: cancellationToken);
        return (await new MetaInsightRepository(context).UpsertAsync(insights, cancellationToken: cancellationToken)).Inserted;
    }
}
