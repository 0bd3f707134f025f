using System.Xml.Linq;
using AdFlux.Data.Benchmarks.Reporting;
using AdFlux.Data.Benchmarks.Scenarios;

namespace AdFlux.Data.Benchmarks.Tests;

public sealed class PageTests
{
    private static readonly Machine _machine = new("Processor", 2, 8, "System", "Runtime", ["SQLite 3"]);

    [Theory]
    [InlineData(1.25, "met")]
    [InlineData(1.35, "**missed**")]
    public void A_target_is_met_or_missed_by_the_median_of_the_rounds(double seconds, string verdict)
    {
        string page = PageOf(limit: [1, 1, 1], library: [0.1, seconds, 9]).Markdown();

        Assert.Contains(
            $"| {Rollup.ByDay}: time in hand-written SQL | ≤ 1.3 | {seconds:0.##} | {verdict} |",
            page.Replace("SQLite, ", "", StringComparison.Ordinal),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void A_contender_that_sat_out_rounds_is_compared_in_those_that_it_ran()
    {
        string page = PageOf(limit: [1, 100, 100], library: [2]).Markdown();

        Assert.Contains("0.50 (0.50-0.50)", page, StringComparison.Ordinal);
    }

    [Fact]
    public void A_chart_is_an_image_with_its_figures_in_words()
    {
        (_, string svg) = PageOf(limit: [1], library: [2]).Charts().Last();

        XElement image = XDocument.Parse(svg).Root!;
        Assert.Equal($"{Rollup.ByDay}: AdFlux.Data 0.50.", image.Element(image.Name.Namespace + "desc")?.Value);
    }

    private static Page PageOf(double[] limit, double[] library)
    {
        Timing[] timings =
        [
            new("hand-written SQL", Role.Limit, limit, AllocatedBytes: 0, PeakHeapBytes: 0, LogBytes: null),
            new(Names.Library, Role.Library, library, AllocatedBytes: 0, PeakHeapBytes: 0, LogBytes: null),
        ];
        var report = new Report(new DateOnly(2026, 1, 1), "report", _machine, [new("SQLite", Rollup.ByDay, 1, "call", timings)]);
        return new Page(report, growth: null, ingest: null);
    }
}
