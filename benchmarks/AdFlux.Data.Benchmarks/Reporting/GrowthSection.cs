using System.Globalization;
using System.Text;

namespace AdFlux.Data.Benchmarks.Reporting;

/// <summary>How upsert and roll-up grow with what is stored.</summary>
internal sealed class GrowthSection(Growth growth)
{
    public const string Chart = "growth.svg";

    private const double BytesInMegabyte = 1e6;

    public void Write(Action<FormattableString> add)
    {
        add($"## Growth");
        add(
            $"{growth.Day:yyyy-MM-dd}, `{growth.Command}`, on {growth.Machine}. The account always runs 2,500 ads at a time; what grows is its history. A night is {growth.NightRows:N0} rows. Flat is the goal."
        );
        add($"![Lines: time of a night's upsert and of a 30-day roll-up by rows stored](benchmarks/{Chart})");
        var table = new StringBuilder(
            "| | rows stored | a night | rows a second | roll-up of 30 days | database |\n|---|---:|---:|---:|---:|---:|\n"
        );
        foreach (GrowthPoint point in growth.Points)
        {
            (Spread night, Spread rollup) = (Spread.Of(point.NightSeconds), Spread.Of(point.RollupSeconds));
            table.Append(
                CultureInfo.InvariantCulture,
                $"| {point.Provider} | {point.StoredRows:N0} | {Range(night)} | {growth.NightRows / night.Median:N0} | {Range(rollup)} | {point.DatabaseBytes / BytesInMegabyte:N0} MB |\n"
            );
        }

        add($"{table}");
    }

    public string Draw()
    {
        var chart = new LineChart("Time by rows stored: a night's upsert (solid) and a 30-day roll-up (dashed)", "ms");
        string style = "one";
        foreach (IGrouping<string, GrowthPoint> provider in growth.Points.GroupBy(point => point.Provider, StringComparer.Ordinal))
        {
            chart.Add($"{provider.Key}, night", style, provider.Select(point => (point.StoredRows, Milliseconds(point.NightSeconds))));
            chart.Add(
                $"{provider.Key}, roll-up",
                $"{style} dashed",
                provider.Select(point => (point.StoredRows, Milliseconds(point.RollupSeconds)))
            );
            style = "two";
        }

        return chart.Draw();
    }

    private static double Milliseconds(IReadOnlyList<double> seconds) => Spread.Of(seconds).Median * 1_000;

    private static string Range(Spread seconds) =>
        string.Create(CultureInfo.InvariantCulture, $"{seconds.Median * 1_000:N0} ms ({seconds.Min * 1_000:N0}-{seconds.Max * 1_000:N0})");
}
