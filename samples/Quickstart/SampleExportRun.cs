using AdFlux.Data.Ids;
using AdFlux.Data.Ingest;
using AdFlux.Data.Json;
using AdFlux.Data.Model;
using AdFlux.Data.Upserts;
using Microsoft.EntityFrameworkCore;
using Spectre.Console;

namespace AdFlux.Samples;

/// <summary>The main job on the sample: store an account's export, store it again, store what Meta attributed late, report.</summary>
internal sealed class SampleExportRun(Store store, IAnsiConsole console)
{
    private static readonly (string Job, string Title, string Company, string MetaCampaign)[] _jobs =
    [
        ("JOB-0001", "Warehouse operative", "Nordlicht Logistik", "120210000000000001"),
        ("JOB-0002", "Registered nurse", "Klinikum am See", "120210000000000002"),
        ("JOB-0003", "Software engineer", "Fluxwerk", "120210000000000003"),
    ];

    private readonly FileUpsert _files = new(console);

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        await StoreJobsAsync(cancellationToken);
        await _files.RunAsync(
            "Campaigns",
            Export("campaigns.json"),
            (stream, progress) => store.Hierarchy.UpsertCampaignsAsync(GraphCampaigns.ReadAsync(stream), progress, cancellationToken)
        );
        await _files.RunAsync(
            "Ad sets",
            Export("adsets.json"),
            (stream, progress) =>
                store.Hierarchy.UpsertAdSetsAsync(GraphAdSets.ReadAsync(stream), options: null, progress, cancellationToken)
        );
        await _files.RunAsync(
            "Ads",
            Export("ads.json"),
            (stream, progress) => store.Hierarchy.UpsertAdsAsync(GraphAds.ReadAsync(stream), options: null, progress, cancellationToken)
        );
        await UpsertInsightsAsync("Insights, 60 days", "insights.ndjson", cancellationToken);
        await UpsertInsightsAsync("The same again", "insights.ndjson", cancellationToken);
        await UpsertInsightsAsync("28 days, re-attributed", "insights-reattributed.ndjson", cancellationToken);

        await new Report(store, console).PrintAsync(InsightLevel.Ad, cancellationToken);
    }

    private static string Export(string file) => Path.Combine(AppContext.BaseDirectory, "export", file);

    private Task<UpsertResult> UpsertInsightsAsync(string title, string file, CancellationToken cancellationToken) =>
        _files.RunAsync(
            title,
            Export(file),
            (stream, progress) =>
                store.Insights.UpsertAsync(GraphInsights.ReadAsync(stream, InsightLevel.Ad), options: null, progress, cancellationToken)
        );

    private async Task StoreJobsAsync(CancellationToken cancellationToken)
    {
        foreach ((string job, string title, string company, string metaCampaign) in _jobs)
        {
            JobId id = JobId.From(job);
            if (await store.Context.JobOpenings.AnyAsync(opening => opening.JobId == id, cancellationToken))
                continue;

            store.Context.Add(
                new JobOpening
                {
                    JobId = id,
                    Title = title,
                    Company = company,
                    Campaigns =
                    {
                        new Campaign
                        {
                            Name = $"{title} on Meta",
                            Platform = Platform.Meta,
                            Status = CampaignStatus.Active,
                            ExternalIds = new ExternalIds { MetaCampaignId = MetaCampaignId.From(metaCampaign) },
                        },
                    },
                }
            );
        }

        await store.Context.SaveChangesAsync(cancellationToken);
    }
}
