using AdFlux.Data.Benchmarks.Databases;
using AdFlux.Data.Benchmarks.Reporting;
using AdFlux.Data.Benchmarks.Scenarios;

namespace AdFlux.Data.Benchmarks;

internal static class Commands
{
    public static async Task<int> RunAsync(string[] args)
    {
        await using var server = new BenchmarkServer();
        await new ReportRun(args is ["smoke"] ? ReportSize.Smoke : ReportSize.Short, new RunLog(Console.Out)).RunAsync(server, default);
        return 0;
    }
}
