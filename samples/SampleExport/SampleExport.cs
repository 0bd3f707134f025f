using AdFlux.Samples.Account;
using AdFlux.Samples.Delivery;
using AdFlux.Samples.GraphApi;

namespace AdFlux.Samples;

/// <summary>
/// Writes the export of one invented ad account as the Graph API would give it: the same size gives the same bytes, on every machine.
/// </summary>
public static class SampleExport
{
    /// <summary>The campaigns, as a page: <c>{"data":[...],"paging":{...}}</c>.</summary>
    public const string CampaignsFile = "campaigns.json";

    /// <summary>The ad sets, as a bare array.</summary>
    public const string AdSetsFile = "adsets.json";

    /// <summary>The ads with their creatives, as a page.</summary>
    public const string AdsFile = "ads.json";

    /// <summary>The daily insights of every ad, one object a line, day by day.</summary>
    public const string InsightsFile = "insights.ndjson";

    /// <summary>The insights of the last <see cref="ReattributedDays"/> days as they read one night later.</summary>
    public const string ReattributedInsightsFile = "insights-reattributed.ndjson";

    /// <summary>How many days are pulled again every night.</summary>
    public const int ReattributedDays = 28;

    /// <summary>All files of an export, in the order in which they are to be stored.</summary>
    public static IReadOnlyList<string> Files { get; } = [CampaignsFile, AdSetsFile, AdsFile, InsightsFile, ReattributedInsightsFile];

    /// <summary>Writes the export that lies beside the quickstart.</summary>
    /// <param name="folder">Is created if need be; the export's files in it are overwritten.</param>
    /// <param name="cancellationToken">Stops between two rows; the file at hand stays incomplete.</param>
    public static Task WriteAsync(string folder, CancellationToken cancellationToken = default) =>
        WriteAsync(folder, ExportSize.Sample, cancellationToken);

    /// <summary>Writes an export of any size; memory grows with the ads, not with the days.</summary>
    /// <param name="folder">Is created if need be; the export's files in it are overwritten.</param>
    /// <param name="size">The number of ads and of days.</param>
    /// <param name="cancellationToken">Stops between two rows; the file at hand stays incomplete.</param>
    public static async Task WriteAsync(string folder, ExportSize size, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(folder);
        ArgumentNullException.ThrowIfNull(size);

        Directory.CreateDirectory(folder);
        AdAccount account = AdAccount.Create(size);

        await ObjectFiles.WriteCampaignsAsync(Path.Combine(folder, CampaignsFile), account, cancellationToken);
        await ObjectFiles.WriteAdSetsAsync(Path.Combine(folder, AdSetsFile), account, cancellationToken);
        await ObjectFiles.WriteAdsAsync(Path.Combine(folder, AdsFile), account, cancellationToken);

        await InsightFiles.WriteAsync(
            Path.Combine(folder, InsightsFile),
            account,
            size.FirstDay,
            DeliverySimulation.Run,
            cancellationToken
        );
        await InsightFiles.WriteAsync(
            Path.Combine(folder, ReattributedInsightsFile),
            account,
            ExportSize.LastDay.AddDays(1 - Math.Min(ReattributedDays, size.Days)),
            LateAttribution.Run,
            cancellationToken
        );
    }
}
