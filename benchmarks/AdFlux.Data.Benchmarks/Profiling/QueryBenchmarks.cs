using System.Data.Common;
using AdFlux.Data.Benchmarks.Data;
using AdFlux.Data.Benchmarks.Databases;
using AdFlux.Data.Benchmarks.Reporting;
using AdFlux.Data.Benchmarks.Scenarios;
using AdFlux.Testing;
using BenchmarkDotNet.Attributes;

namespace AdFlux.Data.Benchmarks.Profiling;

/// <summary>The queries of the report, for a profiler.</summary>
[Config(typeof(InProcess))]
public class QueryBenchmarks : IAsyncDisposable
{
    private readonly BenchmarkServer _server = new();
    private BenchmarkDatabase _database = null!;
    private DbConnection _connection = null!;
    private Comparison _comparison = null!;

    public static IEnumerable<string> Scenarios => [Materialise.Name, PointLookup.Name, Rollup.ByDay, Rollup.ByCampaign, TopAds.Name];

    [ParamsAllValues]
    public TestProvider Provider { get; set; }

    [ParamsSource(nameof(Scenarios))]
    public string Scenario { get; set; } = "";

    [GlobalSetup]
    public async Task SetUpAsync()
    {
        _database = await _server.CreateAsync(Provider);
        var history = StoredHistory.OfRows(StoredHistory.RowsInGeneration);
        await history.FillAsync(_database, firstGeneration: 0, generations: 3);
        _connection = await _database.OpenAsync(CancellationToken.None);
        _comparison = QueryScenarios
            .Compare(_database, _connection, history, lookups: 100)
            .First(comparison => string.Equals(comparison.Scenario, Scenario, StringComparison.Ordinal));
    }

    [GlobalCleanup]
    public Task CleanUpAsync() => DisposeAsync().AsTask();

    public async ValueTask DisposeAsync()
    {
        await _connection.DisposeAsync();
        await _database.DisposeAsync();
        await _server.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    [Benchmark(Baseline = true)]
    public Task<long> Limit() => RunAsync(Role.Limit);

    [Benchmark]
    public Task<long> Library() => RunAsync(Role.Library);

    [Benchmark]
    public Task<long> EfCore() => RunAsync(Role.EfCore);

    private Task<long> RunAsync(Role role) =>
        _comparison.Contenders.First(contender => contender.Role == role).RunAsync(CancellationToken.None);
}
