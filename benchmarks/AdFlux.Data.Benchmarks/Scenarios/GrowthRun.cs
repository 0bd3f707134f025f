using System.Data.Common;
using AdFlux.Data.Benchmarks.Data;
using AdFlux.Data.Benchmarks.Databases;
using AdFlux.Data.Benchmarks.Peers;
using AdFlux.Data.Benchmarks.Reporting;
using AdFlux.Testing;

namespace AdFlux.Data.Benchmarks.Scenarios;

/// <summary>Measures a night's upsert and a 30-day roll-up with ten times the rows stored, again and again.</summary>
internal sealed class GrowthRun(long maxRows, RunLog log)
{
    public const int NightRows = 10_000;

    private const int FirstSize = StoredHistory.RowsInGeneration;
    private const int BytesOfRow = 2_600;
    private const int BytesInGigabyte = 1_000_000_000;

    private static readonly Pace _pace = new(Rounds: 5, TimeSpan.FromMinutes(2), WarmUp: TimeSpan.Zero);

    public async Task<IReadOnlyList<GrowthPoint>> RunAsync(BenchmarkServer server, CancellationToken cancellationToken)
    {
        CheckDisk();
        var points = new List<GrowthPoint>();
        foreach (TestProvider provider in BenchmarkServer.Providers)
        {
            await using BenchmarkDatabase database = await server.CreateAsync(provider, cancellationToken);
            int generations = 0;
            foreach (long rows in Sizes())
            {
                int wanted = (int)(rows / StoredHistory.RowsInGeneration);
                await FillAsync(database, generations, wanted - generations, cancellationToken);
                generations = wanted;
                points.Add(await MeasureAsync(database, rows, cancellationToken));
            }
        }

        return points;
    }

    // Powers of ten, and the largest size that was asked for.
    private IEnumerable<long> Sizes()
    {
        for (long rows = FirstSize; rows < maxRows; rows *= 10)
            yield return rows;

        yield return maxRows / FirstSize * FirstSize;
    }

    private void CheckDisk()
    {
        long needed = maxRows * BytesOfRow;
        long free = new DriveInfo(Path.GetTempPath()).AvailableFreeSpace;
        log.Write($"{needed / BytesInGigabyte:N0} GB needed in {Path.GetTempPath()}, {free / BytesInGigabyte:N0} GB free");
        if (free < needed)
            throw new IOException($"{maxRows} rows need about {needed} bytes in {Path.GetTempPath()}, which has {free} free: lower --max.");
    }

    private Task FillAsync(BenchmarkDatabase database, int firstGeneration, int generations, CancellationToken cancellationToken) =>
        new StoredHistory(AdsAtATime: 2_500).FillAsync(
            database,
            firstGeneration,
            generations,
            rows => log.Write($"{database.Provider}: {rows:N0} rows filled"),
            cancellationToken
        );

    private async Task<GrowthPoint> MeasureAsync(BenchmarkDatabase database, long rows, CancellationToken cancellationToken)
    {
        var night = new UpsertScenario(database, UpsertCase.Night, NightRows);
        await night.SetUpAsync(cancellationToken);
        Result upsert = await RoundRobin.RunAsync(night.Compare([new LibraryUpsert(database)]), _pace, cancellationToken);
        log.Write(upsert);

        await using DbConnection connection = await database.OpenAsync(cancellationToken);
        Result rollup = await RoundRobin.RunAsync(new Rollup(database, connection, perCampaign: false).Compare(), _pace, cancellationToken);
        log.Write(rollup);
        return new GrowthPoint(
            database.Provider,
            rows,
            upsert.Of(Role.Library)!.Seconds,
            rollup.Of(Role.Library)!.Seconds,
            await database.SizeAsync(cancellationToken)
        );
    }
}
