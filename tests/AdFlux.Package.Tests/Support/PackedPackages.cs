using System.Reflection;

namespace AdFlux.Package.Tests.Support;

/// <summary>
/// The three packages, packed once for all tests: from clean builds outside of the repository, under versions that no cache has seen.
/// </summary>
public sealed class PackedPackages : IAsyncLifetime
{
    private readonly DirectoryInfo _folder = TestFolder.Create("packages");
    private readonly string _build = Guid.NewGuid().ToString("N");
    private readonly Lazy<Task> _next;
    private readonly Lazy<Task<Consumers>> _consumers;
    private RepositoryCopy? _repository;
    private RepositoryCopy? _elsewhere;

    public PackedPackages()
    {
        _next = new(PackNextAsync);
        _consumers = new(BuildConsumersAsync);
    }

    public string Version => $"0.1.0-test-{_build}";

    /// <summary>A later version of AdFlux.Data, with one more public type.</summary>
    public string NextVersion => $"0.2.0-test-{_build}";

    private string Feed => Path.Combine(_folder.FullName, "feed");

    private string Again => Path.Combine(_folder.FullName, "again");

    public async ValueTask InitializeAsync()
    {
        await WriteSettingsAsync();
        _repository = RepositoryCopy.Create(Path.Combine(_folder.FullName, "repository"));
        string[] projects =
        [
            "AdFlux.Data",
            "AdFlux.Data.CodeFixes",
            "AdFlux.Data.Generators",
            "AdFlux.Migrations",
            "AdFlux.Migrations.Tool",
        ];
        IEnumerable<string> paths = projects.Select(project => $"""<Project Path="src/{project}/{project}.csproj" />""");
        _repository.Add("packages.slnx", $"<Solution>{string.Concat(paths)}</Solution>");
        _elsewhere = RepositoryCopy.Create(Path.Combine(_folder.FullName, "a folder with another name", "repository"));
        await Task.WhenAll(_repository.PackAsync("packages.slnx", Version, Feed), _elsewhere.PackAsync("src/AdFlux.Data", Version, Again));
    }

    internal PackageFile Open(string id) => new(Path.Combine(Feed, $"{id}.{Version}.nupkg"));

    internal PackageFile OpenSymbols(string id) => new(Path.Combine(Feed, $"{id}.{Version}.snupkg"));

    /// <summary>AdFlux.Data packed a second time, from a clean build in another folder.</summary>
    internal (PackageFile Package, PackageFile Symbols) OpenAgain() =>
        (
            new PackageFile(Path.Combine(Again, $"AdFlux.Data.{Version}.nupkg")),
            new PackageFile(Path.Combine(Again, $"AdFlux.Data.{Version}.snupkg"))
        );

    /// <summary>Packs AdFlux.Data as the successor of its next version, which has more in it.</summary>
    internal async Task PackAsSuccessorOfNextAsync()
    {
        await _next.Value;
        // Nothing is validated again of which nothing has changed.
        _repository!.Add("CHANGELOG.md", "Less than before.\n");
        await _repository.PackAsync(
            "src/AdFlux.Data",
            Version,
            Path.Combine(_folder.FullName, "refused"),
            "--no-build",
            $"-property:PackageValidationBaselinePath={Path.Combine(Feed, $"AdFlux.Data.{NextVersion}.nupkg")}"
        );
    }

    /// <summary>The projects that use the packages, all of them built.</summary>
    internal Task<Consumers> BuiltConsumersAsync() => _consumers.Value;

    /// <summary>Creates an empty folder in which NuGet finds the packages.</summary>
    internal DirectoryInfo CreateFolder(string name) => _folder.CreateSubdirectory(name);

    public ValueTask DisposeAsync()
    {
        _folder.Delete(recursive: true);
        return ValueTask.CompletedTask;
    }

    private async Task PackNextAsync()
    {
        _elsewhere!.Add(
            "src/AdFlux.Data/Next.cs",
            "namespace AdFlux.Data;\n\n/// <summary>Comes with the next version.</summary>\npublic static class Next;\n"
        );
        await _elsewhere.PackAsync(
            "src/AdFlux.Data",
            NextVersion,
            Feed,
            $"-property:PackageValidationBaselinePath={Path.Combine(Feed, $"AdFlux.Data.{Version}.nupkg")}"
        );
    }

    private async Task<Consumers> BuildConsumersAsync()
    {
        await _next.Value;
        return await Consumers.BuildAsync(CreateFolder("consumers"));
    }

    private async Task WriteSettingsAsync()
    {
        Directory.CreateDirectory(Feed);
        string restored = typeof(PackedPackages)
            .Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
            .Single(attribute => attribute.Key is "PackageFolder")
            .Value!;
        // The machine's own sources stay; what is unpacked from ours goes when the folder goes.
        await WriteAsync(
            "nuget.config",
            $"""
            <configuration>
              <config><add key="globalPackagesFolder" value="unpacked" /></config>
              <fallbackPackageFolders><add key="restored" value="{restored}" /></fallbackPackageFolders>
              <packageSources><add key="packed" value="feed" /></packageSources>
            </configuration>
            """
        );
        await WriteAsync(
            "Directory.Build.props",
            $"""
            <Project>
              <PropertyGroup>
                <AdFluxVersion>{Version}</AdFluxVersion>
                <AdFluxNextVersion>{NextVersion}</AdFluxNextVersion>
              </PropertyGroup>
            </Project>
            """
        );
        await WriteAsync("Directory.Build.targets", "<Project />");
        await WriteAsync("Directory.Packages.props", "<Project />");
    }

    private Task WriteAsync(string name, string content) => File.WriteAllTextAsync(Path.Combine(_folder.FullName, name), content);
}
