using AdFlux.Data.Benchmarks.Data;
using AdFlux.Data.Benchmarks.Databases;
using AdFlux.Data.Benchmarks.Reporting;
using AdFlux.Testing;

namespace AdFlux.Data.Benchmarks.Scenarios;

/// <summary>Writes a large export to a file and has a process of its own bring it into an empty table, on both providers.</summary>
internal sealed class LargeIngestRun(int rows, RunLog log)
{
    public async Task<IReadOnlyList<IngestRun>> RunAsync(BenchmarkServer server, CancellationToken cancellationToken)
    {
        DirectoryInfo folder = TestFolder.Create("export");
        try
        {
            string file = Path.Combine(folder.FullName, "insights.ndjson");
            var export = new MeasuredRows(UpsertCase.Fresh, rows);
            await WriteAsync(file, export, cancellationToken);
            var runs = new List<IngestRun>();
            foreach (TestProvider provider in BenchmarkServer.Providers)
                runs.Add(await IngestAsync(server, provider, file, export.Ads, cancellationToken));

            return runs;
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private async Task WriteAsync(string file, MeasuredRows export, CancellationToken cancellationToken)
    {
        await using FileStream stream = File.Create(file);
        await InsightExport.WriteAsync(stream, export.Incoming(version: 0), cancellationToken);
        log.Write($"{rows:N0} rows in a file of {stream.Length / 1_000_000:N0} MB");
    }

    private async Task<IngestRun> IngestAsync(
        BenchmarkServer server,
        TestProvider provider,
        string file,
        int ads,
        CancellationToken cancellationToken
    )
    {
        await using BenchmarkDatabase database = await server.CreateAsync(provider, cancellationToken);
        await using (AdFluxDbContext context = database.CreateContext())
            await AdParents.StoreAsync(context, AdFamily.Measured, firstAd: 0, ads, cancellationToken);

        await database.AnalyzeAsync(cancellationToken);
        IngestRun run = await IngestProcess.RunAsync(provider, database, file, cancellationToken);
        log.Write(
            $"{run.Provider}: {run.Rows:N0} rows in {run.Seconds:N1} s, {run.Rows / run.Seconds:N0}/s, peak working set {run.Memory.WorkingSetBytes / 1_000_000:N0} MB, of it SQLite's cache {run.Memory.SqliteCacheBytes / 1_000_000:N0} MB"
        );
        return run;
    }
}
