using AdFlux.Samples.Account;
using AdFlux.Samples.Delivery;

namespace AdFlux.Samples.GraphApi;

/// <summary>Writes a file of insights, day by day and within a day ad by ad.</summary>
internal static class InsightFiles
{
    public static async Task WriteAsync(
        string path,
        AdAccount account,
        DateOnly firstDay,
        Func<Ad, DateOnly, DailyDelivery?> delivery,
        CancellationToken cancellationToken
    )
    {
        await using var file = ExportFile.CreateLines(path);
        for (DateOnly day = firstDay; day <= ExportSize.LastDay; day = day.AddDays(1))
        {
            foreach (Ad ad in account.Ads)
            {
                if (delivery(ad, day) is { } delivered)
                {
                    InsightWriter.Write(file.Json, delivered);
                    await file.EndLineAsync(cancellationToken);
                }
            }
        }

        await file.WriteOutAsync(cancellationToken);
    }
}
