using System.Reflection;

namespace AdFlux.Package.Tests.Support;

/// <summary>
/// The three packages, packed once for all tests: from a clean build outside of the repository, under a version that no cache has seen.
/// </summary>
public sealed class PackedPackages : IAsyncLifetime
{
    private static readonly string[] Projects = ["AdFlux.Data", "AdFlux.Migrations", "AdFlux.Migrations.Tool"];

    private readonly DirectoryInfo _folder = TestFolder.Create("packages");

    public string Version { get; } = $"0.0.0-test-{Guid.NewGuid():N}";

    private string Feed => Path.Combine(_folder.FullName, "feed");

    public async ValueTask InitializeAsync()
    {
        await WriteSettingsAsync();
        foreach (string project in Projects)
        {
            await Command.RunAsync(
                Path.Combine(RepositoryRoot(), "src", project),
                "dotnet",
                "pack",
                "--configuration=Release",
                $"--output={Feed}",
                $"--artifacts-path={Path.Combine(_folder.FullName, "build")}",
                $"-property:Version={Version}",
                // The lock files of the repository hold here too, and are not written.
                "-property:RestoreLockedMode=true",
                "--nologo",
                "--verbosity=quiet"
            );
        }
    }

    internal PackageFile Open(string id) => new(Path.Combine(Feed, $"{id}.{Version}.nupkg"));

    internal PackageFile OpenSymbols(string id) => new(Path.Combine(Feed, $"{id}.{Version}.snupkg"));

    /// <summary>Copies the sources of a consumer into a folder of their own, where nothing of the repository is inherited.</summary>
    internal Consumer CreateConsumer(string name)
    {
        string source = Path.Combine(AppContext.BaseDirectory, "Consumers", name);
        DirectoryInfo target = CreateFolder(name);
        foreach (string file in Directory.EnumerateFiles(source, "*", SearchOption.AllDirectories))
        {
            string copy = Path.Combine(target.FullName, Path.GetRelativePath(source, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }

        return new Consumer(target);
    }

    /// <summary>Creates an empty folder in which NuGet finds the packages.</summary>
    internal DirectoryInfo CreateFolder(string name) => _folder.CreateSubdirectory(Path.Combine("consumers", name));

    public ValueTask DisposeAsync()
    {
        _folder.Delete(recursive: true);
        return ValueTask.CompletedTask;
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
              <PropertyGroup><AdFluxVersion>{Version}</AdFluxVersion></PropertyGroup>
            </Project>
            """
        );
        await WriteAsync("Directory.Build.targets", "<Project />");
        await WriteAsync("Directory.Packages.props", "<Project />");
    }

    private Task WriteAsync(string name, string content) => File.WriteAllTextAsync(Path.Combine(_folder.FullName, name), content);

    private static string RepositoryRoot()
    {
        DirectoryInfo? folder = new(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "AdFlux.Data.sln")))
            folder = folder.Parent;

        return folder?.FullName ?? throw new InvalidOperationException($"No AdFlux.Data.sln above {AppContext.BaseDirectory}");
    }
}
