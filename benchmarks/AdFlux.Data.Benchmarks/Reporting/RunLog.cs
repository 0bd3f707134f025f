using System.Diagnostics;
using System.Globalization;

namespace AdFlux.Data.Benchmarks.Reporting;

/// <summary>Says how far a run is, with the minutes since its start.</summary>
internal sealed class RunLog(TextWriter writer)
{
    private readonly long _start = Stopwatch.GetTimestamp();

    public void Write(FormattableString text) =>
        writer.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $@"{Stopwatch.GetElapsedTime(_start):hh\:mm\:ss}  {text.ToString(CultureInfo.InvariantCulture)}"
            )
        );

    public void Write(Result result)
    {
        Timing? limit = result.Of(Role.Limit);
        Write($"{result.Provider} {result.Scenario}, {result.Operations:N0} {result.Unit}s");
        foreach (Timing timing in result.Timings)
        {
            double share = limit is null ? double.NaN : timing.SpeedIn(limit).Median;
            Write(
                $"    {timing.Name, -34} {timing.MedianSeconds * 1_000, 10:N2} ms {result.Operations / timing.MedianSeconds, 12:N0}/s {share, 8:N2} of the limit {timing.AllocatedBytes, 12:N0} B {timing.LogBytes, 8:N0} B log  {timing.Seconds.Count} rounds"
            );
        }
    }
}
