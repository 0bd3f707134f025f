using System.Diagnostics.Metrics;
using System.Reflection;
using System.Runtime.CompilerServices;
using AdFlux.Data.Diagnostics;
using Microsoft.Extensions.Logging;

namespace AdFlux.Data.Tests.Diagnostics;

/// <summary>Holds docs/telemetry.md against the library: ids and names are a promise to those who filter by them.</summary>
public sealed class TelemetryPageTests
{
    [Fact]
    public async Task The_page_lists_every_log_message() =>
        Assert.Equal(
            typeof(Log)
                .GetMethods(BindingFlags.Public | BindingFlags.Static)
                .Select(method => (method.Name, Message: method.GetCustomAttribute<LoggerMessageAttribute>()!))
                .Select(log => $"| {log.Message.EventId} | `{log.Name}` | {log.Message.Level} |"),
            await RowsAsync("| 1")
        );

    [Fact]
    public async Task The_page_lists_every_instrument() =>
        Assert.Equal(
            typeof(Instruments)
                .GetProperties()
                .Select(property => property.GetValue(Instruments.Shared))
                .OfType<Instrument>()
                .Select(instrument => $"| `{instrument.Name}` | {KindOf(instrument)} | `{instrument.Unit}` |"),
            (await RowsAsync("| `db.client.", "| `adflux.")).Where(row => row.EndsWith("` |", StringComparison.Ordinal))
        );

    private static string KindOf(Instrument instrument) => instrument.GetType().Name.Split('`')[0].ToLowerInvariant();

    /// <summary>The first three cells of the rows of tables that start so.</summary>
    private static async Task<IEnumerable<string>> RowsAsync(params string[] starts) =>
        (await File.ReadAllLinesAsync(Page(), TestContext.Current.CancellationToken))
            .Where(line => starts.Any(start => line.StartsWith(start, StringComparison.Ordinal)))
            .Select(line => string.Join('|', line.Split('|').Take(4)) + "|");

    private static string Page([CallerFilePath] string file = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(file)!, "..", "..", "..", "docs", "telemetry.md"));
}
