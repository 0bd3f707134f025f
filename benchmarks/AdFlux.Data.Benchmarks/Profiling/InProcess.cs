using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Diagnosers;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Toolchains.InProcess.NoEmit;

namespace AdFlux.Data.Benchmarks.Profiling;

/// <summary>BenchmarkDotNet in this process: its own projects would start a PostgreSQL server for each benchmark.</summary>
internal class InProcess : ManualConfig
{
    public InProcess()
        : this(Job.Default) { }

    protected InProcess(Job job)
    {
        AddJob(job.WithToolchain(InProcessNoEmitToolchain.Instance));
        AddDiagnoser(MemoryDiagnoser.Default);
    }
}
