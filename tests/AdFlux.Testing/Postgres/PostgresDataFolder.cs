using System.Security.Cryptography;

namespace AdFlux.Testing.Postgres;

/// <summary>The files of a new PostgreSQL server, made by <c>initdb</c> and owned by the user that the server runs as.</summary>
internal sealed class PostgresDataFolder
{
    public const string Superuser = "adflux";

    private readonly DirectoryInfo _root = PostgresUser.Unprivileged is null
        ? TestFolder.Create("postgres")
        : TestFolder.CreateReachable("postgres");

    private PostgresDataFolder() { }

    public string Root => _root.FullName;

    public string Data => Path.Combine(Root, "data");

    /// <summary>The password of <see cref="Superuser"/>.</summary>
    public string Password { get; } = RandomNumberGenerator.GetHexString(32);

    public static async Task<PostgresDataFolder> CreateAsync(PostgresBinaries binaries)
    {
        var folder = new PostgresDataFolder();
        try
        {
            await folder.InitializeAsync(binaries);
            return folder;
        }
        catch
        {
            folder.Delete();
            throw;
        }
    }

    /// <summary>Copies the files of a server that does not run to another folder of this root, for a standby: as good as a base backup.</summary>
    public async Task<string> CopyForStandbyAsync()
    {
        string copy = Path.Combine(Root, "standby");
        await PostgresCommand.RunAsync(PostgresCommand.Create("/bin/cp", Root, "-a", Data, copy));
        await PostgresCommand.RunAsync(PostgresCommand.Create("/bin/touch", Root, Path.Combine(copy, "standby.signal")));
        return copy;
    }

    public void Delete()
    {
        _root.Refresh();
        if (_root.Exists)
            _root.Delete(recursive: true);
    }

    private async Task InitializeAsync(PostgresBinaries binaries)
    {
        var passwordFile = Path.Combine(Root, "password");
        await File.WriteAllTextAsync(passwordFile, Password);
        if (PostgresUser.Unprivileged is { } user)
            await user.OwnAsync(Root);

        string[] options =
        [
            $"--pgdata={Data}",
            $"--username={Superuser}",
            $"--pwfile={passwordFile}",
            "--auth=scram-sha-256",
            "--encoding=UTF8",
            "--locale=C",
            "--no-sync",
            // Before 15, initdb knows no ICU collation for the whole server.
            .. binaries.MajorVersion >= 15 ? ["--locale-provider=icu", "--icu-locale=en-US"] : Array.Empty<string>(),
        ];
        await PostgresCommand.RunAsync(PostgresCommand.Create(binaries.Initdb, Root, options));
        File.Delete(passwordFile);
    }
}
