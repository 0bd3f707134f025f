namespace AdFlux.Testing;

/// <summary>Temporary folders of a test run, inside the folder that <c>ADFLUX_TEST_RUN</c> names so that test.sh can remove what a killed test left.</summary>
public static class TestFolder
{
    private const UnixFileMode Enterable = UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute;

    /// <summary>Creates an empty folder; its name starts with the given one.</summary>
    public static DirectoryInfo Create(string name) => CreateIn(Parent(), name);

    /// <summary>Creates an empty folder whose parents every user of the machine can enter, for a server that runs as another user.</summary>
    public static DirectoryInfo CreateReachable(string name) =>
        CreateIn(new[] { Parent(), "/var/tmp", "/tmp" }.First(IsEnterableByAll), name);

    private static string Parent() =>
        Environment.GetEnvironmentVariable("ADFLUX_TEST_RUN") is { Length: > 0 } run ? run : Path.GetTempPath();

    private static DirectoryInfo CreateIn(string parent, string name) =>
        Directory.CreateDirectory(Path.Combine(parent, $"adflux-{name}-{Guid.NewGuid():N}"));

    private static bool IsEnterableByAll(string path)
    {
        for (var folder = new DirectoryInfo(path); folder is not null; folder = folder.Parent)
        {
            if (!folder.Exists || (folder.UnixFileMode & Enterable) != Enterable)
                return false;
        }

        return true;
    }
}
