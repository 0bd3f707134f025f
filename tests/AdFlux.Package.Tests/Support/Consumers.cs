namespace AdFlux.Package.Tests.Support;

/// <summary>Projects outside of the repository that use the packages, built together since that is much faster than one by one.</summary>
internal sealed class Consumers
{
    private readonly DirectoryInfo _folder;

    private Consumers(DirectoryInfo folder) => _folder = folder;

    /// <summary>Copies the sources of all consumers into a folder, where nothing of the repository is inherited, and builds them; any warning is a failure.</summary>
    public static async Task<Consumers> BuildAsync(DirectoryInfo folder)
    {
        string source = Path.Combine(RepositoryCopy.Original, "tests", "AdFlux.Package.Tests", "Consumers");
        foreach (string file in RepositoryCopy.Sources(source))
        {
            string copy = Path.Combine(folder.FullName, Path.GetRelativePath(source, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }

        IEnumerable<string> projects = folder
            .EnumerateFiles("*.csproj", SearchOption.AllDirectories)
            .Select(project => $"""<Project Path="{Path.GetRelativePath(folder.FullName, project.FullName)}" />""");
        await File.WriteAllTextAsync(Path.Combine(folder.FullName, "all.slnx"), $"<Solution>{string.Concat(projects)}</Solution>");

        await Command.RunAsync(
            folder.FullName,
            "dotnet",
            "build",
            "all.slnx",
            "-warnAsError",
            "-maxCpuCount:1",
            "--nologo",
            "--verbosity=quiet"
        );
        return new Consumers(folder);
    }

    /// <summary>A file of a consumer.</summary>
    /// <param name="project">The folder of the project.</param>
    /// <param name="name">The name in that folder.</param>
    public FileInfo FileOf(string project, string name) => new(Path.Combine(_folder.FullName, project, name));

    /// <summary>The assembly of a project, beside all that it needs.</summary>
    public FileInfo Assembly(string project) => FileOf(project, $"bin/Debug/net10.0/{Path.GetFileName(project)}.dll");

    /// <summary>Runs an application in an empty folder, and returns its output.</summary>
    public Task<string> RunAsync(string project, params IEnumerable<string> arguments) =>
        Command.RunAsync(CreateWorkingFolder(), "dotnet", [Assembly(project).FullName, .. arguments]);

    /// <summary>Publishes an application as its project says, runs it as the program that it then is, and returns its output.</summary>
    public async Task<string> PublishAndRunAsync(string project)
    {
        string published = CreateWorkingFolder();
        await Command.RunAsync(
            _folder.FullName,
            "dotnet",
            "publish",
            project,
            $"--output={published}",
            "-warnAsError",
            "--nologo",
            "--verbosity=quiet"
        );
        return await Command.RunAsync(published, Path.Combine(published, Path.GetFileName(project)));
    }

    /// <summary>Copies the folder of a project, with what was built, so that a test may change it.</summary>
    public string CopyOf(string project)
    {
        string source = Path.Combine(_folder.FullName, project);
        string target = CreateWorkingFolder();
        foreach (string file in Directory.EnumerateFiles(source, "*", SearchOption.AllDirectories))
        {
            string copy = Path.Combine(target, Path.GetRelativePath(source, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }

        return target;
    }

    private string CreateWorkingFolder() => _folder.CreateSubdirectory(Path.Combine("runs", Guid.NewGuid().ToString("N"))).FullName;
}
