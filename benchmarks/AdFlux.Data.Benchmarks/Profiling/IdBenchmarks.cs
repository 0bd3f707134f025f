using AdFlux.Data.Benchmarks.Scenarios;
using BenchmarkDotNet.Attributes;

namespace AdFlux.Data.Benchmarks.Profiling;

/// <summary>1,000 typed ids against strings, for a profiler.</summary>
[Config(typeof(InProcess))]
public class IdBenchmarks
{
    private readonly TypedIds _ids = new(count: 1_000);

    [Benchmark]
    public long ParseStrings() => _ids.ParseStrings();

    [Benchmark]
    public long ParseIds() => _ids.ParseIds();

    [Benchmark]
    public long FormatStrings() => _ids.FormatStrings();

    [Benchmark]
    public long FormatIds() => _ids.FormatIds();

    [Benchmark]
    public long WriteStrings() => _ids.WriteStrings();

    [Benchmark]
    public long WriteIds() => _ids.WriteIds();

    [Benchmark]
    public long ReadStrings() => _ids.ReadStrings();

    [Benchmark]
    public long ReadIds() => _ids.ReadIds();
}
