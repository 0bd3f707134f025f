namespace AdFlux.Package.Tests.Support;

/// <summary>Projects outside of the repository that use the packages.</summary>
internal sealed class Consumer(DirectoryInfo folder)
{
    public DirectoryInfo Folder => folder;

    /// <summary>Builds the project, and fails on any warning.</summary>
    /// <param name="project">The folder of the project, in that of the consumer.</param>
    public async Task BuildAsync(string project = ".") =>
        await Command.RunAsync(
            folder.FullName,
            "dotnet",
            "build",
            project,
            $"--output={Path.Combine(folder.FullName, "built")}",
            "-warnAsError",
            "--nologo",
            "--verbosity=quiet"
        );

    /// <summary>Runs an application that was built, and returns its output.</summary>
    /// <param name="assembly">The name of its assembly.</param>
    public async Task<string> RunAsync(string assembly) =>
        await Command.RunAsync(folder.FullName, "dotnet", Path.Combine("built", $"{assembly}.dll"));
}
