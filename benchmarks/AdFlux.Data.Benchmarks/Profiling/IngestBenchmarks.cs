using AdFlux.Data.Benchmarks.Data;
using AdFlux.Data.Benchmarks.Reporting;
using AdFlux.Data.Benchmarks.Scenarios;
using BenchmarkDotNet.Attributes;

namespace AdFlux.Data.Benchmarks.Profiling;

/// <summary>Reading an export of 1,000 rows into objects, for a profiler.</summary>
[Config(typeof(InProcess))]
public class IngestBenchmarks
{
    private const int Rows = 1_000;

    private Comparison _comparison = null!;

    [GlobalSetup]
    public async Task SetUpAsync()
    {
        using var stream = new MemoryStream();
        await InsightExport.WriteAsync(stream, new MeasuredRows(UpsertCase.Fresh, Rows).Incoming(version: 0), CancellationToken.None);
        _comparison = new ParseExport(stream.ToArray(), Rows).Compare();
    }

    [Benchmark(Baseline = true)]
    public Task<long> TokensAlone() => RunAsync(Role.Limit);

    [Benchmark]
    public Task<long> Library() => RunAsync(Role.Library);

    [Benchmark]
    public Task<long> Serializer() => RunAsync(Role.Peer);

    private Task<long> RunAsync(Role role) =>
        _comparison.Contenders.First(contender => contender.Role == role).RunAsync(CancellationToken.None);
}
