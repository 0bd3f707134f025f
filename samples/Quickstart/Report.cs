using AdFlux.Data.Ids;
using AdFlux.Data.Model;
using AdFlux.Data.Queries;
using Microsoft.EntityFrameworkCore;
using Spectre.Console;

namespace AdFlux.Samples;

/// <summary>What a person wants to see: campaigns, daily spend, the best ads, and what an application costs per job.</summary>
internal sealed class Report(Store store, IAnsiConsole console)
{
    private const int ChartDays = 28;
    private const int TopAds = 5;

    // An id of Meta's stays on one line on the narrowest terminal.
    private const int IdWidth = 18;
    private const int NameWidth = 40;
    private const int WideConsole = 100;

    // A narrow terminal shows the first ones only.
    private static readonly Column[] _columns =
    [
        new("Spend", 0, sums => Money(sums.Spend)),
        new("Clicks", 0, sums => Count(sums.Clicks)),
        new("CTR %", 0, sums => Ratio(sums.Ctr)),
        new("CPC", 0, sums => Money(sums.Cpc)),
        new("Appl.", 0, sums => Count(sums.SubmitApplications)),
        new("per appl.", 0, sums => Money(sums.CostPerApplication)),
        new("Impressions", WideConsole, sums => Count(sums.Impressions)),
        new("CPM", WideConsole, sums => Money(sums.Cpm)),
        new("Leads", 120, sums => Count(sums.Leads)),
        new("per lead", 120, sums => Money(sums.CostPerLead)),
    ];

    public async Task PrintAsync(InsightLevel level, CancellationToken cancellationToken)
    {
        IQueryable<MetaInsight> rows = store.Context.MetaInsights.Where(row => row.Level == level);
        IQueryable<MetaInsight> daily = rows.Where(row => row.DateStop == row.DateStart);
        if (await rows.CountAsync(row => row.DateStop > row.DateStart, cancellationToken) is var longer and > 0)
            console.WriteLine(Text($"{longer:N0} insights span more than one day: they are stored, and not part of this report."));
        if (!await daily.AnyAsync(cancellationToken))
        {
            console.WriteLine("No daily insights: nothing to report.");
            return;
        }

        DateOnly from = await daily.MinAsync(row => row.DateStart, cancellationToken);
        DateOnly to = await daily.MaxAsync(row => row.DateStart, cancellationToken);
        var query = new RollupQuery(level, from, to) { SkipLongInsights = true };

        await PrintCampaignsAsync(query, cancellationToken);
        await PrintDailySpendAsync(query, cancellationToken);
        await PrintTopAdsAsync(query, cancellationToken);
        await PrintJobsAsync(query, cancellationToken);
    }

    private async Task PrintCampaignsAsync(RollupQuery query, CancellationToken cancellationToken)
    {
        Column[] columns = [.. _columns.Where(column => console.Profile.Width >= column.FromWidth)];
        Table table = CreateTable(
            Text($"Campaigns: all that is stored at level {query.Level}, {query.From:yyyy-MM-dd} to {query.To:yyyy-MM-dd}"),
            ["Campaign"],
            [.. columns.Select(column => column.Heading)]
        );

        if (query.Level >= InsightLevel.Campaign)
        {
            Dictionary<MetaCampaignId, string?> names = await store.Context.MetaCampaigns.ToDictionaryAsync(
                row => row.Id,
                row => row.Name,
                cancellationToken
            );
            await foreach (
                InsightRollup campaign in store.Insights.RollupAsync(query with { Per = RollupGroup.Campaign }, cancellationToken)
            )
                table.AddRow([
                    Markup.Escape(names[campaign.Campaign!.Value] ?? campaign.Campaign.Value.Value),
                    .. columns.Select(column => column.Cell(campaign)),
                ]);
            table.AddEmptyRow();
        }

        await foreach (InsightRollup total in store.Insights.RollupAsync(query, cancellationToken))
            table.AddRow(["Total", .. columns.Select(column => column.Cell(total))]);
        console.WriteLine();
        console.Write(table);
    }

    private async Task PrintDailySpendAsync(RollupQuery query, CancellationToken cancellationToken)
    {
        DateOnly from = query.To.DayNumber - query.From.DayNumber < ChartDays ? query.From : query.To.AddDays(1 - ChartDays);
        var chart = new BarChart
        {
            Label = Text($"Spend per day, {from:yyyy-MM-dd} to {query.To:yyyy-MM-dd}"),
            LabelAlignment = Justify.Left,
            Width = 80,
        };
        await foreach (
            InsightRollup day in store.Insights.RollupAsync(query with { From = from, By = RollupPeriod.Day }, cancellationToken)
        )
            chart.AddItem(
                Text($"{day.Period:ddd yyyy-MM-dd}"),
                (double)(day.Spend ?? 0),
                day.Period.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday ? Color.Grey : Color.Blue
            );

        console.WriteLine();
        console.Write(chart.UseValueFormatter(value => Text($"{value:N2}")));
    }

    private async Task PrintTopAdsAsync(RollupQuery query, CancellationToken cancellationToken)
    {
        if (query.Level != InsightLevel.Ad)
            return;

        List<InsightRollup> ads = await store
            .Insights.RollupAsync(query with { Per = RollupGroup.Ad }, cancellationToken)
            .ToListAsync(cancellationToken);
        InsightRollup[] top =
        [
            .. ads.OrderByDescending(ad => ad.SubmitApplications ?? 0).ThenByDescending(ad => ad.Clicks ?? 0).Take(TopAds),
        ];
        MetaAdId[] ids = [.. top.Select(ad => ad.Ad!.Value)];
        Dictionary<MetaAdId, string?> names = await store
            .Context.MetaAds.Where(row => ids.Contains(row.Id))
            .ToDictionaryAsync(row => row.Id, row => row.Name, cancellationToken);

        Table table = CreateTable(
            Text($"Top {top.Length} ads by applications"),
            ["Ad"],
            ["Applications", "per application", "Clicks", "CTR %", "Spend"]
        );
        foreach (InsightRollup ad in top)
        {
            table.AddRow(
                Markup.Escape(names[ad.Ad!.Value] ?? ad.Ad.Value.Value),
                Count(ad.SubmitApplications),
                Money(ad.CostPerApplication),
                Count(ad.Clicks),
                Ratio(ad.Ctr),
                Money(ad.Spend)
            );
        }

        console.WriteLine();
        console.Write(table);
    }

    private async Task PrintJobsAsync(RollupQuery query, CancellationToken cancellationToken)
    {
        if (query.Level < InsightLevel.Campaign)
            return;

        Dictionary<JobId, string> titles = await store.Context.JobOpenings.ToDictionaryAsync(
            row => row.JobId,
            row => row.Title,
            cancellationToken
        );
        Table table = CreateTable(
            "What an application costs, per job opening",
            ["Job opening"],
            ["Spend", "Applications", "per application"]
        );
        await foreach (InsightRollup job in store.Insights.RollupAsync(query with { Per = RollupGroup.JobOpening }, cancellationToken))
        {
            JobId id = job.JobOpening!.Value;
            table.AddRow(
                Markup.Escape($"{id.Value} {titles[id]}"),
                Money(job.Spend),
                Count(job.SubmitApplications),
                Money(job.CostPerApplication)
            );
        }

        console.WriteLine();
        if (table.Rows.Count == 0)
            console.WriteLine("No job opening has a campaign that names one of these Meta campaigns (Campaign.ExternalIds).");
        else
            console.Write(table);
    }

    private Table CreateTable(string title, string[] textColumns, string[] numberColumns)
    {
        Table table = new Table { Title = new TableTitle(title) }.Border(TableBorder.Simple);
        foreach (string heading in textColumns)
            table.AddColumn(heading, column => column.Width = console.Profile.Width < WideConsole ? IdWidth : NameWidth);
        foreach (string heading in numberColumns)
            table.AddColumn(heading, column => column.RightAligned().NoWrap());

        return table;
    }

    private static string Count(long? count) => count is { } number ? Text($"{number:N0}") : "-";

    private static string Money(decimal? money) => money is { } amount ? Text($"{amount:N2}") : "-";

    private static string Ratio(double? ratio) => ratio is { } percent ? Text($"{percent:N2}") : "-";

    private static string Text(FormattableString text) => FormattableString.Invariant(text);

    /// <summary>A column of the campaign table, shown from a width of the console on.</summary>
    private sealed record Column(string Heading, int FromWidth, Func<InsightRollup, string> Cell);
}
