using AdFlux.Data.Faults;
using AdFlux.Data.Ingest;
using AdFlux.Data.Model;
using AdFlux.Data.Upserts;
using Spectre.Console;

namespace AdFlux.Samples;

/// <summary>A person's own export: each file by what its rows are, parents before children, missing parents as stubs.</summary>
internal sealed class OwnExport(Store store, IAnsiConsole console)
{
    private static readonly string[] _endings = [".json", ".ndjson", ".jsonl"];
    private static readonly UpsertOptions _stubs = new() { MissingParents = MissingParents.Stub };

    private readonly FileUpsert _files = new(console);

    public async Task RunAsync(string path, GraphExportKind? kind, InsightLevel? level, CancellationToken cancellationToken)
    {
        var files = new List<(string File, GraphExport Content)>();
        foreach (string file in Find(path))
        {
            GraphExport content = await DetectAsync(file, kind, cancellationToken);
            if (content.Kind == GraphExportKind.Empty)
                console.WriteLine($"{Path.GetFileName(file)}: no rows.");
            else
                files.Add((file, content));
        }

        InsightLevel? reported = null;
        // Parents before children: insights come last.
        foreach (
            (string file, GraphExport content) in files
                .OrderBy(found => found.Content.Kind == GraphExportKind.Insights)
                .ThenBy(found => found.Content.Kind)
        )
        {
            if (content.Kind == GraphExportKind.Insights)
            {
                InsightLevel own = level ?? content.Level!.Value;
                reported = reported is { } lower && lower > own ? lower : own;
                await UpsertAsync(file, content, own, cancellationToken);
            }
            else
            {
                await UpsertAsync(file, content, level: null, cancellationToken);
            }
        }

        if (reported is { } lowest)
            await new Report(store, console).PrintAsync(lowest, cancellationToken);
        else
            console.WriteLine("No insights among these files: nothing to report.");
    }

    private static string[] Find(string path)
    {
        if (File.Exists(path))
            return [path];
        if (!Directory.Exists(path))
            throw new FileNotFoundException($"{path}: no such file or folder.");

        string[] files =
        [
            .. Directory
                .EnumerateFiles(path)
                .Where(file => _endings.Contains(Path.GetExtension(file), StringComparer.OrdinalIgnoreCase))
                .Order(StringComparer.Ordinal),
        ];
        return files.Length > 0
            ? files
            : throw new FileNotFoundException($"{path}: the folder itself holds no file that ends in {string.Join(", ", _endings)}.");
    }

    private static async Task<GraphExport> DetectAsync(string file, GraphExportKind? kind, CancellationToken cancellationToken)
    {
        await using FileStream stream = File.OpenRead(file);
        if (!stream.CanSeek)
            throw new IOException($"{file}: cannot be read twice, as a pipe; save it to a file first.");

        try
        {
            return await GraphExport.DetectAsync(stream, kind, cancellationToken);
        }
        catch (AdFluxException error)
        {
            throw new FileFault(file, error);
        }
    }

    private Task<UpsertResult> UpsertAsync(string file, GraphExport content, InsightLevel? level, CancellationToken cancellationToken) =>
        _files.RunAsync(
            Path.GetFileName(file),
            file,
            (stream, progress) =>
                content.Kind switch
                {
                    GraphExportKind.Campaigns => store.Hierarchy.UpsertCampaignsAsync(
                        GraphCampaigns.ReadAsync(stream),
                        progress,
                        cancellationToken
                    ),
                    GraphExportKind.AdSets => store.Hierarchy.UpsertAdSetsAsync(
                        GraphAdSets.ReadAsync(stream),
                        _stubs,
                        progress,
                        cancellationToken
                    ),
                    GraphExportKind.Ads => store.Hierarchy.UpsertAdsAsync(GraphAds.ReadAsync(stream), _stubs, progress, cancellationToken),
                    _ => store.Insights.UpsertAsync(GraphInsights.ReadAsync(stream, level!.Value), _stubs, progress, cancellationToken),
                }
        );
}
