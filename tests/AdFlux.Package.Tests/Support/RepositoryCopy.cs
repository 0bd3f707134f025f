namespace AdFlux.Package.Tests.Support;

/// <summary>
/// What the packages are built from, in a folder of its own that looks like a clone from GitHub: a build there leaves the repository as it is.
/// </summary>
internal sealed class RepositoryCopy
{
    /// <summary>The address that the clone claims to come from.</summary>
    public const string Remote = "https://github.com/someone/their-fork";

    /// <summary>The commit that the clone claims to be at.</summary>
    public const string Commit = "0123456789abcdef0123456789abcdef01234567";

    private static readonly string[] Folders = ["src", "assets"];

    private readonly string _folder;

    private RepositoryCopy(string folder) => _folder = folder;

    /// <summary>The folder that holds the solution of this repository.</summary>
    public static string Original { get; } = FindOriginal();

    public static RepositoryCopy Create(string folder)
    {
        foreach (
            string file in Directory.EnumerateFiles(Original).Concat(Folders.SelectMany(name => Sources(Path.Combine(Original, name))))
        )
        {
            string name = Path.GetRelativePath(Original, file);
            // Its sources are those of the repository, and the copy has them not.
            if (name is not ("nuget.config" or ".git"))
                Copy(file, Path.Combine(folder, name));
        }

        Write(Path.Combine(folder, ".git", "HEAD"), "ref: refs/heads/main\n");
        Write(Path.Combine(folder, ".git", "refs", "heads", "main"), Commit + "\n");
        Write(Path.Combine(folder, ".git", "config"), $"[core]\n\tbare = false\n[remote \"origin\"]\n\turl = {Remote}.git\n");
        Directory.CreateDirectory(Path.Combine(folder, ".git", "objects"));
        return new RepositoryCopy(folder);
    }

    /// <summary>The files in a folder of the repository, without what a build put there.</summary>
    public static IEnumerable<string> Sources(string folder) =>
        Directory
            .EnumerateFiles(folder, "*", SearchOption.AllDirectories)
            .Where(file => !Path.GetRelativePath(Original, file).Split(Path.DirectorySeparatorChar).Any(part => part is "bin" or "obj"));

    public void Add(string name, string content) => Write(Path.Combine(_folder, name), content);

    /// <summary>Packs as a build server does, but without the analyzers: they have run in the repository's own build.</summary>
    /// <param name="target">A project or solution, as a path in the folder.</param>
    /// <param name="version">The version of the packages.</param>
    /// <param name="output">The folder that the packages are written to.</param>
    /// <param name="options">More options of <c>dotnet pack</c>.</param>
    public async Task PackAsync(string target, string version, string output, params IEnumerable<string> options) =>
        await Command.RunAsync(
            _folder,
            "dotnet",
            [
                "pack",
                target,
                "--configuration=Release",
                $"-property:PackageOutputPath={output}",
                $"-property:Version={version}",
                // Paths without the machine's folders; the lock files hold and are not written.
                "-property:CI=true",
                "-property:RunAnalyzers=false",
                "-maxCpuCount:1",
                "--nologo",
                "--verbosity=quiet",
                .. options,
            ]
        );

    private static void Copy(string file, string copy)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
        File.Copy(file, copy);
    }

    private static void Write(string file, string content)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, content);
    }

    private static string FindOriginal()
    {
        DirectoryInfo? folder = new(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "AdFlux.Data.sln")))
            folder = folder.Parent;

        return folder?.FullName ?? throw new InvalidOperationException($"No AdFlux.Data.sln above {AppContext.BaseDirectory}");
    }
}
