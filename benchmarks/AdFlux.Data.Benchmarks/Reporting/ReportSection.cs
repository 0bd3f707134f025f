using System.Globalization;
using System.Text;
using AdFlux.Data.Benchmarks.Data;
using AdFlux.Data.Benchmarks.Scenarios;

namespace AdFlux.Data.Benchmarks.Reporting;

/// <summary>Targets, upserts and queries.</summary>
internal sealed class ReportSection(Report report, LargeIngest? ingest)
{
    private const double BytesInMegabyte = 1e6;

    public static string UpsertChart(string provider) => $"upsert-{provider.ToLowerInvariant()}.svg";

    public static string QueryChart(string provider) => $"queries-{provider.ToLowerInvariant()}.svg";

    public static string DrawUpserts(Report report, string provider)
    {
        int rows = Targets.Rows(report);
        return new BarChart($"{provider}: upserts of {Page.Count(rows)} rows, speed as a share of the limit")
        {
            Groups =
            [
                .. Enum.GetValues<UpsertCase>()
                    .Select(@case => (Page.Title(@case), Result: report.Find(provider, UpsertScenario.NameOf(@case), rows)))
                    .Where(group => group.Result is not null)
                    .Select(group => BarGroup.Of(group.Item1, group.Result!)),
            ],
        }.Draw();
    }

    public static string DrawQueries(Report report, string provider) =>
        new BarChart($"{provider}: queries, speed as a share of the limit")
        {
            Groups = [.. report.Results.Where(result => IsQuery(result, provider)).Select(result => BarGroup.Of(result.Scenario, result))],
        }.Draw();

    public void Write(Action<FormattableString> add)
    {
        add($"## Result");
        add($"{report.Day:yyyy-MM-dd}, `{report.Command}`, on {report.Machine}.");
        WriteTargets(add);
        foreach (string provider in report.Results.Select(result => result.Provider).Distinct(StringComparer.Ordinal))
        {
            if (provider.Length > 0)
                WriteProvider(add, provider);
        }

        add($"### Without a database");
        add($"{Table(report.Results.Where(result => result.Provider.Length == 0))}");
    }

    private void WriteTargets(Action<FormattableString> add)
    {
        Target[] targets = [.. new Targets(report, ingest).All()];
        var table = new StringBuilder("| target | demanded | measured | |\n|---|---:|---:|---|\n");
        foreach (Target target in targets)
            table.Append(
                CultureInfo.InvariantCulture,
                $"| {target.What} | {target.Demand} | {target.Reached} | {(target.IsMet ? "met" : "**missed**")} |\n"
            );

        add($"{targets.Count(target => target.IsMet)} of {targets.Length} targets are met.");
        add($"{table}");
    }

    private void WriteProvider(Action<FormattableString> add, string provider)
    {
        add($"### {provider}");
        add($"![Bars: how fast each upserts on {provider}, as a share of the limit](benchmarks/{UpsertChart(provider)})");
        foreach (int rows in Sizes(provider))
        {
            add($"Upserts of {Page.Count(rows)} rows: rows a second, and the share of the limit.");
            add($"{UpsertTable(provider, rows, Speed)}");
        }

        int size = Targets.Rows(report);
        add(
            $"What {Page.Count(size)} rows cost besides time: allocated a row, and the most that the heap grew{(provider is "PostgreSQL" ? "; write-ahead log a row" : "")}."
        );
        add($"{UpsertTable(provider, size, Cost)}");
        add($"AdFlux.Data in EF Core's speed: {InEfCore(provider, size)}.");
        add($"![Bars: how fast each answers queries on {provider}, as a share of the limit](benchmarks/{QueryChart(provider)})");
        add($"{Table(report.Results.Where(result => IsQuery(result, provider)))}");
    }

    private IEnumerable<int> Sizes(string provider) =>
        report
            .Results.Where(result => IsUpsert(result) && string.Equals(result.Provider, provider, StringComparison.Ordinal))
            .Select(result => result.Operations)
            .Distinct()
            .Order();

    private string InEfCore(string provider, int rows) =>
        string.Join(
            ", ",
            from @case in Enum.GetValues<UpsertCase>()
            let result = report.Find(provider, UpsertScenario.NameOf(@case), rows)
            let efCore = result?.Of(Role.EfCore)
            where efCore is not null
            select string.Create(CultureInfo.InvariantCulture, $"{Page.Title(@case)} {result.Of(Role.Library)!.SpeedIn(efCore).Median:0.0}")
        );

    private string UpsertTable(string provider, int rows, Func<Result, Timing, string> cell)
    {
        UpsertCase[] cases = Enum.GetValues<UpsertCase>();
        Result?[] results = [.. cases.Select(@case => report.Find(provider, UpsertScenario.NameOf(@case), rows))];
        var table = new StringBuilder(
            $"| | {string.Join(" | ", cases.Select(Page.Title))} |\n|---|{string.Concat(cases.Select(_ => "---:|"))}\n"
        );
        foreach (
            string name in results
                .SelectMany(result => result?.Timings ?? [])
                .Select(timing => timing.Name)
                .Distinct(StringComparer.Ordinal)
        )
        {
            IEnumerable<string> cells = results.Select(result => result?.Of(name) is { } timing ? cell(result, timing) : "-");
            table.Append(CultureInfo.InvariantCulture, $"| {Emphasised(name)} | {string.Join(" | ", cells)} |\n");
        }

        return table.ToString();
    }

    private static string Table(IEnumerable<Result> results)
    {
        var table = new StringBuilder("| | | time | share of the limit | allocated |\n|---|---|---:|---:|---:|\n");
        foreach (Result result in results)
        {
            string scenario =
                result.Operations == 1 ? result.Scenario : $"{result.Scenario}, {Page.Count(result.Operations)} {result.Unit}s";
            foreach (Timing timing in result.Timings)
            {
                table.Append(
                    CultureInfo.InvariantCulture,
                    $"| {scenario} | {Emphasised(timing.Name)} | {Duration(timing.MedianSeconds)} | {Share(result, timing)} | {Page.Count((long)timing.AllocatedBytes)} B a {result.Unit} |\n"
                );
                scenario = "";
            }
        }

        return table.ToString();
    }

    private static string Speed(Result result, Timing timing) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{Page.Count((long)(result.Operations / timing.MedianSeconds))} · {Share(result, timing)}"
        );

    private static string Cost(Result result, Timing timing)
    {
        string log = timing.LogBytes is { } bytes ? $"; {Page.Count((long)bytes)} B log" : "";
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{Page.Count((long)timing.AllocatedBytes)} B; {timing.PeakHeapBytes / BytesInMegabyte:N0} MB{log}"
        );
    }

    private static string Share(Result result, Timing timing)
    {
        if (timing.Role == Role.Limit)
            return "1";

        Spread share = timing.SpeedIn(result.Of(Role.Limit)!);
        return string.Create(CultureInfo.InvariantCulture, $"{share.Median:0.00} ({share.Min:0.00}-{share.Max:0.00})");
    }

    private static string Duration(double seconds) =>
        seconds switch
        {
            >= 1 => string.Create(CultureInfo.InvariantCulture, $"{seconds:0.00} s"),
            >= 1e-3 => string.Create(CultureInfo.InvariantCulture, $"{seconds * 1e3:0.0} ms"),
            _ => string.Create(CultureInfo.InvariantCulture, $"{seconds * 1e6:0} µs"),
        };

    private static string Emphasised(string name) => name.StartsWith(Names.Library, StringComparison.Ordinal) ? $"**{name}**" : name;

    private static bool IsUpsert(Result result) => result.Scenario.StartsWith("upsert", StringComparison.Ordinal);

    private static bool IsQuery(Result result, string provider) =>
        string.Equals(result.Provider, provider, StringComparison.Ordinal) && !IsUpsert(result);
}
