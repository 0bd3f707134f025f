using System.Data.Common;
using AdFlux.Data.Benchmarks.Data;
using AdFlux.Data.Benchmarks.Databases;
using AdFlux.Data.Benchmarks.Peers;
using AdFlux.Data.Benchmarks.Reporting;
using AdFlux.Testing;

namespace AdFlux.Data.Benchmarks.Scenarios;

/// <summary>Measures everything that the report shows, in one process and one run.</summary>
internal sealed class ReportRun(ReportSize size, RunLog log)
{
    private readonly List<Result> _results = [];

    public async Task<IReadOnlyList<Result>> RunAsync(BenchmarkServer server, CancellationToken cancellationToken)
    {
        await MeasureIdsAsync(cancellationToken);
        await MeasureParsingAsync(cancellationToken);
        foreach (TestProvider provider in BenchmarkServer.Providers)
        {
            await using BenchmarkDatabase database = await server.CreateAsync(provider, cancellationToken);
            var history = StoredHistory.OfRows(size.StoredRows);
            log.Write($"{database.Provider}: filling {size.StoredRows:N0} rows");
            await history.FillAsync(database, 0, size.StoredRows / history.RowsOfGeneration, cancellationToken: cancellationToken);
            await MeasureQueriesAsync(database, history, cancellationToken);
            await MeasureUpsertsAsync(database, cancellationToken);
        }

        return _results;
    }

    private async Task MeasureIdsAsync(CancellationToken cancellationToken)
    {
        foreach (Comparison comparison in new TypedIds(size.Ids).Compare())
            await MeasureAsync(comparison, size.Queries, cancellationToken);
    }

    private async Task MeasureParsingAsync(CancellationToken cancellationToken)
    {
        using var stream = new MemoryStream();
        IReadOnlyList<Model.MetaInsight> rows = new MeasuredRows(UpsertCase.Fresh, size.IngestRows).Batch(version: 0).Rows;
        await InsightExport.WriteAsync(stream, rows, cancellationToken);
        await MeasureAsync(new ParseExport(stream.ToArray(), rows.Count).Compare(), size.Queries, cancellationToken);
    }

    private async Task MeasureQueriesAsync(BenchmarkDatabase database, StoredHistory history, CancellationToken cancellationToken)
    {
        await using DbConnection connection = await database.OpenAsync(cancellationToken);
        var firstPage = new DeepPage(database, connection, depth: 0);
        var deepPage = new DeepPage(database, connection, size.PageDepth);
        await deepPage.SetUpAsync(cancellationToken);
        IEnumerable<Comparison> comparisons =
        [
            .. QueryScenarios.Compare(database, connection, history, size.Lookups),
            firstPage.Compare(),
            deepPage.Compare(),
        ];
        foreach (Comparison comparison in comparisons)
            await MeasureAsync(comparison, size.Queries, cancellationToken);
    }

    private async Task MeasureUpsertsAsync(BenchmarkDatabase database, CancellationToken cancellationToken)
    {
        IReadOnlyList<UpsertContender> contenders = await database.OpenUpsertContendersAsync(cancellationToken);
        try
        {
            foreach (UpsertCase @case in Enum.GetValues<UpsertCase>())
            {
                await new UpsertScenario(database, @case, size.VerifiedRows).VerifyAsync(contenders, cancellationToken);
                log.Write($"{database.Provider} {UpsertScenario.NameOf(@case)}: all leave the same rows");
            }

            foreach (int rows in size.UpsertRows)
                await MeasureUpsertsAsync(database, rows, contenders, size.Upserts, cancellationToken);

            if (size.LargeUpsertRows > 0)
            {
                UpsertContender[] fast = [.. contenders.Where(contender => contender is not (EfUpsert or DapperUpsert))];
                await MeasureUpsertsAsync(database, size.LargeUpsertRows, fast, size.LargeUpserts, cancellationToken);
            }

            var ingest = new IngestExport(database, contenders.OfType<LibraryUpsert>().Single(), size.IngestRows);
            await ingest.SetUpAsync(cancellationToken);
            await MeasureAsync(ingest.Compare(), size.Upserts, cancellationToken);
        }
        finally
        {
            foreach (UpsertContender contender in contenders)
                await contender.DisposeAsync();
        }
    }

    private async Task MeasureUpsertsAsync(
        BenchmarkDatabase database,
        int rows,
        IReadOnlyList<UpsertContender> contenders,
        Pace pace,
        CancellationToken cancellationToken
    )
    {
        foreach (UpsertCase @case in Enum.GetValues<UpsertCase>())
        {
            var scenario = new UpsertScenario(database, @case, rows);
            await scenario.SetUpAsync(cancellationToken);
            await MeasureAsync(scenario.Compare(contenders), pace, cancellationToken);
        }
    }

    private async Task MeasureAsync(Comparison comparison, Pace pace, CancellationToken cancellationToken)
    {
        Result result = await RoundRobin.RunAsync(comparison, pace, cancellationToken);
        _results.Add(result);
        log.Write(result);
    }
}
