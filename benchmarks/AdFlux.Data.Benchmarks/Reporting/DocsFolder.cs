using System.Text.Json;
using System.Text.Json.Serialization;

namespace AdFlux.Data.Benchmarks.Reporting;

/// <summary>
/// The folder with <c>benchmarks.md</c>. The figures lie beside it as JSON, so that each command renews its own part and keeps the others.
/// </summary>
internal sealed class DocsFolder(string path)
{
    private static readonly JsonSerializerOptions _options = new()
    {
        WriteIndented = true,
        IndentSize = 1,
        Converters = { new JsonStringEnumConverter<Role>() },
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        IgnoreReadOnlyProperties = true,
    };

    private string Parts => Path.Combine(path, "benchmarks");

    /// <summary>The folder <c>docs</c> of the repository that the current folder is in.</summary>
    /// <exception cref="DirectoryNotFoundException">It is in none.</exception>
    public static DocsFolder OfRepository()
    {
        for (DirectoryInfo? folder = new(Environment.CurrentDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "AdFlux.Data.sln")))
                return new DocsFolder(Path.Combine(folder.FullName, "docs"));
        }

        throw new DirectoryNotFoundException("Run this inside the repository, or name a folder with --output.");
    }

    public async Task SaveAsync(Report report) => await SaveAsync("report.json", report);

    public async Task SaveAsync(Growth growth) => await SaveAsync("growth.json", growth);

    public async Task SaveAsync(LargeIngest ingest) => await SaveAsync("ingest.json", ingest);

    /// <summary>Writes the page and its charts from all figures that there are; returns the path of the page.</summary>
    public async Task<string> RenderAsync()
    {
        var page = new Page(
            await LoadAsync<Report>("report.json"),
            await LoadAsync<Growth>("growth.json"),
            await LoadAsync<LargeIngest>("ingest.json")
        );
        string file = Path.Combine(path, "benchmarks.md");
        await File.WriteAllTextAsync(file, page.Markdown());
        foreach ((string name, string svg) in page.Charts())
            await File.WriteAllTextAsync(Path.Combine(Parts, name), svg);

        return file;
    }

    private async Task SaveAsync<T>(string name, T value)
    {
        Directory.CreateDirectory(Parts);
        await File.WriteAllTextAsync(Path.Combine(Parts, name), JsonSerializer.Serialize(value, _options) + "\n");
    }

    private async Task<T?> LoadAsync<T>(string name)
        where T : class
    {
        string file = Path.Combine(Parts, name);
        return File.Exists(file) ? JsonSerializer.Deserialize<T>(await File.ReadAllTextAsync(file), _options) : null;
    }
}
