using System.Globalization;
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
        var table = new Table { Title = new TableTitle(Text($"Campaigns, {query.From:yyyy-MM-dd} to {query.To:yyyy-MM-dd}")) };
        table.AddColumn("Campaign");
        foreach (string heading in (string[])["Impressions", "Clicks", "CTR %", "Spend", "CPC", "CPM", "Applications", "per application", "Leads", "per lead"])
            table.AddColumn(heading, column => column.RightAligned().NoWrap());

        if (query.Level >= InsightLevel.Campaign)
        {
            Dictionary<MetaCampaignId, string?> names = await store.Context.MetaCampaigns.ToDictionaryAsync(row => row.Id, row => row.Name, cancellationToken);
            await foreach (InsightRollup campaign in store.Insights.RollupAsync(query with { Per = RollupGroup.Campaign }, cancellationToken))
                table.AddRow([Markup.Escape(names[campaign.Campaign!.Value] ?? campaign.Campaign.Value.Value), .. Cells(campaign)]);
            table.AddEmptyRow();
        }

        await foreach (InsightRollup total in store.Insights.RollupAsync(query, cancellationToken))
            table.AddRow(["Total", .. Cells(total)]);
        console.WriteLine();
        console.Write(table);
    }

    private async Task PrintDailySpendAsync(RollupQuery query, CancellationToken cancellationToken)
    {
        DateOnly from = query.To.DayNumber - query.From.DayNumber < ChartDays ? query.From : query.To.AddDays(1 - ChartDays);
        var chart = new BarChart { Label = Text($"Spend per day, {from:yyyy-MM-dd} to {query.To:yyyy-MM-dd}"), LabelAlignment = Justify.Left, Width = 80 };
        await foreach (InsightRollup day in store.Insights.RollupAsync(query with { From = from, By = RollupPeriod.Day }, cancellationToken))
            chart.AddItem(Text($"{day.Period:ddd yyyy-MM-dd}"), (double)(day.Spend ?? 0), day.Period.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday ? Color.Grey : Color.Blue);

        console.WriteLine();
        console.Write(chart.UseValueFormatter(value => Text($"{value:N2}")));
    }

    private async Task PrintTopAdsAsync(RollupQuery query, CancellationToken cancellationToken)
    {
        if (query.Level != InsightLevel.Ad)
            return;

        List<InsightRollup> ads = await store.Insights.RollupAsync(query with { Per = RollupGroup.Ad }, cancellationToken).ToListAsync(cancellationToken);
        InsightRollup[] top = [.. ads.OrderByDescending(ad => ad.SubmitApplications ?? 0).ThenByDescending(ad => ad.Clicks ?? 0).Take(TopAds)];
        MetaAdId[] ids = [.. top.Select(ad => ad.Ad!.Value)];
        Dictionary<MetaAdId, string?> names = await store
            .Context.MetaAds.Where(row => ids.Contains(row.Id))
            .ToDictionaryAsync(row => row.Id, row => row.Name, cancellationToken);

        var table = new Table { Title = new TableTitle(Text($"Top {top.Length} ads by applications")) };
        table.AddColumn("Ad");
        foreach (string heading in (string[])["Applications", "per application", "Clicks", "CTR %", "Spend"])
            table.AddColumn(heading, column => column.RightAligned().NoWrap());
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

        Dictionary<JobId, string> titles = await store.Context.JobOpenings.ToDictionaryAsync(row => row.JobId, row => row.Title, cancellationToken);
        var table = new Table { Title = new TableTitle("What an application costs, per job opening") };
        table.AddColumns("Job", "Title");
        foreach (string heading in (string[])["Spend", "Applications", "per application"])
            table.AddColumn(heading, column => column.RightAligned().NoWrap());
        await foreach (InsightRollup job in store.Insights.RollupAsync(query with { Per = RollupGroup.JobOpening }, cancellationToken))
        {
            JobId id = job.JobOpening!.Value;
            table.AddRow(Markup.Escape(id.Value), Markup.Escape(titles[id]), Money(job.Spend), Count(job.SubmitApplications), Money(job.CostPerApplication));
        }

        console.WriteLine();
        if (table.Rows.Count == 0)
            console.WriteLine("No job opening has a campaign that names one of these Meta campaigns (Campaign.ExternalIds).");
        else
            console.Write(table);
    }

    private static string[] Cells(InsightRollup sums) =>
        [
            Count(sums.Impressions),
            Count(sums.Clicks),
            Ratio(sums.Ctr),
            Money(sums.Spend),
            Money(sums.Cpc),
            Money(sums.Cpm),
            Count(sums.SubmitApplications),
            Money(sums.CostPerApplication),
            Count(sums.Leads),
            Money(sums.CostPerLead),
        ];

    private static string Count(long? count) => count is { } number ? Text($"{number:N0}") : "-";

    private static string Money(decimal? money) => money is { } amount ? Text($"{amount:N2}") : "-";

    private static string Ratio(double? ratio) => ratio is { } percent ? Text($"{percent:N2}") : "-";

    private static string Text(FormattableString text) => FormattableString.Invariant(text);
}
