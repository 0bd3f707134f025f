using System.Globalization;
using System.Text;
using AdFlux.Data.Benchmarks.Data;

namespace AdFlux.Data.Benchmarks.Reporting;

/// <summary><c>docs/benchmarks.md</c> and its charts, from whatever was measured so far.</summary>
internal sealed class Page(Report? report, Growth? growth, LargeIngest? ingest)
{
    private readonly StringBuilder _text = new();

    /// <summary>What tables call a case.</summary>
    public static string Title(UpsertCase @case) =>
        @case switch
        {
            UpsertCase.Fresh => "fresh",
            UpsertCase.Changed => "all changed",
            UpsertCase.Unchanged => "nothing changed",
            UpsertCase.Night => "a night",
            _ => throw new ArgumentOutOfRangeException(nameof(@case), @case, "Not a case."),
        };

    public static string Count(long count) => count.ToString("N0", CultureInfo.InvariantCulture);

    public string Markdown()
    {
        _text.Clear();
        Add($"# Benchmarks");
        Add($"Written by `benchmarks/AdFlux.Data.Benchmarks`; do not edit. {GuideText.HowToRead}");
        if (report is not null)
            new ReportSection(report, ingest).Write(Add);
        if (growth is not null)
            new GrowthSection(growth).Write(Add);
        if (ingest is not null)
            new IngestSection(ingest).Write(Add);
        Add($"{GuideText.HowToRun}");
        return _text.ToString();
    }

    public IEnumerable<(string Name, string Svg)> Charts()
    {
        foreach (string provider in report?.Results.Select(result => result.Provider).Distinct(StringComparer.Ordinal) ?? [])
        {
            if (provider.Length == 0)
                continue;

            yield return (ReportSection.UpsertChart(provider), ReportSection.DrawUpserts(report!, provider));
            yield return (ReportSection.QueryChart(provider), ReportSection.DrawQueries(report!, provider));
        }

        if (growth is not null)
            yield return (GrowthSection.Chart, new GrowthSection(growth).Draw());
    }

    private void Add(FormattableString paragraph) =>
        _text.Append(_text.Length == 0 ? "" : "\n").Append(paragraph.ToString(CultureInfo.InvariantCulture).TrimEnd()).Append('\n');
}
