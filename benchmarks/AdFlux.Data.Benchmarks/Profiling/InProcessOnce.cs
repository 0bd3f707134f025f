using BenchmarkDotNet.Jobs;

namespace AdFlux.Data.Benchmarks.Profiling;

/// <summary>One call an iteration, since each changes what the next one finds.</summary>
internal sealed class InProcessOnce : InProcess
{
    public InProcessOnce()
        : base(Job.Default.WithWarmupCount(2).WithIterationCount(7).WithInvocationCount(1).WithUnrollFactor(1)) { }
}
