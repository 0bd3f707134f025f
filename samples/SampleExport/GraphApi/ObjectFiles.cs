using System.Text.Json;
using AdFlux.Samples.Account;

namespace AdFlux.Samples.GraphApi;

/// <summary>Writes the three files of objects.</summary>
internal static class ObjectFiles
{
    public static Task WriteCampaignsAsync(string path, AdAccount account, CancellationToken cancellationToken) =>
        WritePageAsync(path, account.Campaigns, CampaignWriter.Write, cancellationToken);

    public static async Task WriteAdSetsAsync(string path, AdAccount account, CancellationToken cancellationToken)
    {
        await using var file = ExportFile.CreateReadable(path);
        await WriteArrayAsync(file, account.AdSets, AdSetWriter.Write, cancellationToken);
        await file.EndLineAsync(cancellationToken);
        await file.WriteOutAsync(cancellationToken);
    }

    public static Task WriteAdsAsync(string path, AdAccount account, CancellationToken cancellationToken) =>
        WritePageAsync(path, account.Ads, AdWriter.Write, cancellationToken);

    private static async Task WritePageAsync<T>(
        string path,
        IEnumerable<T> items,
        Action<Utf8JsonWriter, T> write,
        CancellationToken cancellationToken
    )
    {
        await using var file = ExportFile.CreateEscaped(path);
        file.Json.WriteStartObject();
        file.Json.WritePropertyName("data");
        await WriteArrayAsync(file, items, write, cancellationToken);

        file.Json.WriteStartObject("paging");
        file.Json.WriteStartObject("cursors");
        file.Json.WriteString("before", "QVFIUmFkZAZDZD");
        file.Json.WriteString("after", "QVFIUmZAsdXgZD");
        file.Json.WriteEndObject();
        file.Json.WriteEndObject();

        file.Json.WriteEndObject();
        await file.EndLineAsync(cancellationToken);
        await file.WriteOutAsync(cancellationToken);
    }

    private static async Task WriteArrayAsync<T>(
        ExportFile file,
        IEnumerable<T> items,
        Action<Utf8JsonWriter, T> write,
        CancellationToken cancellationToken
    )
    {
        file.Json.WriteStartArray();
        foreach (T item in items)
        {
            write(file.Json, item);
            await file.EndElementAsync(cancellationToken);
        }

        file.Json.WriteEndArray();
    }
}
