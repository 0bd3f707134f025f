using AdFlux.Data.Benchmarks.Scenarios;
using AdFlux.Data.Generators;
using BenchmarkDotNet.Attributes;

namespace AdFlux.Data.Benchmarks.Profiling;

/// <summary>What the generator costs at a keystroke, in a project with few or many ids; Roslyn alone finds the declarations and no more.</summary>
[Config(typeof(InProcess))]
[WarmupCount(3)]
[IterationCount(12)]
public class GeneratorBenchmarks
{
    private EditedProject _ours = null!;
    private EditedProject _floor = null!;

    [Params(1, 100, 1_000)]
    public int Ids { get; set; }

    [GlobalSetup]
    public void SetUp()
    {
        _ours = new EditedProject(Ids, new AdFluxDataGenerator());
        _floor = new EditedProject(Ids, new FindingGenerator());
    }

    [Benchmark(Baseline = true)]
    public int RoslynAlone() => _floor.EditUnrelatedFile();

    [Benchmark]
    public int UnrelatedFile() => _ours.EditUnrelatedFile();

    [Benchmark]
    public int CommentBesideAnId() => _ours.EditComment();

    [Benchmark]
    public int OneId() => _ours.EditId();
}
