using AdFlux.Data.Benchmarks.Data;
using AdFlux.Data.Benchmarks.Databases;
using AdFlux.Data.Benchmarks.Peers;
using AdFlux.Data.Benchmarks.Reporting;
using AdFlux.Data.Benchmarks.Scenarios;
using AdFlux.Testing;
using BenchmarkDotNet.Attributes;

namespace AdFlux.Data.Benchmarks.Profiling;

/// <summary>The upserts of the report, for a profiler.</summary>
[Config(typeof(InProcessOnce))]
public class UpsertBenchmarks : IAsyncDisposable
{
    private readonly BenchmarkServer _server = new();
    private BenchmarkDatabase _database = null!;
    private UpsertScenario _scenario = null!;
    private IReadOnlyList<UpsertContender> _contenders = [];
    private UpsertContender _next = null!;

    [ParamsAllValues]
    public TestProvider Provider { get; set; }

    [ParamsAllValues]
    public UpsertCase Case { get; set; }

    [Params(1_000, 10_000)]
    public int Rows { get; set; }

    [GlobalSetup]
    public async Task SetUpAsync()
    {
        _database = await _server.CreateAsync(Provider);
        await StoredHistory.OfRows(StoredHistory.RowsInGeneration).FillAsync(_database, firstGeneration: 0, generations: 1);
        _contenders = await _database.OpenUpsertContendersAsync(CancellationToken.None);
        _scenario = new UpsertScenario(_database, Case, Rows);
        await _scenario.SetUpAsync(CancellationToken.None);
    }

    [GlobalCleanup]
    public Task CleanUpAsync() => DisposeAsync().AsTask();

    public async ValueTask DisposeAsync()
    {
        foreach (UpsertContender contender in _contenders)
            await contender.DisposeAsync();

        await _database.DisposeAsync();
        await _server.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    [IterationSetup(Target = nameof(Limit))]
    public void PrepareLimit() => Prepare(contender => contender.RoleIn(Case) == Role.Limit);

    [Benchmark(Baseline = true)]
    public Task Limit() => _next.UpsertAsync(CancellationToken.None);

    [IterationSetup(Target = nameof(Library))]
    public void PrepareLibrary() => Prepare(contender => contender is LibraryUpsert);

    [Benchmark]
    public Task Library() => _next.UpsertAsync(CancellationToken.None);

    [IterationSetup(Target = nameof(Driver))]
    public void PrepareDriver() => Prepare(contender => contender is NpgsqlUnnestUpsert or SqlitePreparedUpsert);

    [Benchmark]
    public Task Driver() => _next.UpsertAsync(CancellationToken.None);

    [IterationSetup(Target = nameof(EfCore))]
    public void PrepareEfCore() => Prepare(contender => contender is EfUpsert);

    [Benchmark]
    public Task EfCore() => _next.UpsertAsync(CancellationToken.None);

    [IterationSetup(Target = nameof(Dapper))]
    public void PrepareDapper() => Prepare(contender => contender is DapperUpsert);

    [Benchmark]
    public Task Dapper() => _next.UpsertAsync(CancellationToken.None);

    // BenchmarkDotNet 0.14 does not await the setup of an iteration.
    private void Prepare(Func<UpsertContender, bool> isNext)
    {
        _next = _contenders.First(isNext);
        _scenario.PrepareAsync(_next, CancellationToken.None).GetAwaiter().GetResult();
    }
}
