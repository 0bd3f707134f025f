using System.Globalization;

namespace AdFlux.Testing.Postgres;

/// <summary>A folder with PostgreSQL's <c>initdb</c> and <c>postgres</c>.</summary>
internal sealed record PostgresBinaries(string Folder, int MajorVersion)
{
    public string Initdb => Path.Combine(Folder, "initdb");

    public string Server => Path.Combine(Folder, "postgres");

    /// <summary>Finds the binaries to use: the folder that <c>ADFLUX_TEST_POSTGRES_BIN</c> names and no other, else the first that works.</summary>
    /// <exception cref="InvalidOperationException">None works; the message says what was tried and what to do.</exception>
    public static async Task<PostgresBinaries> FindAsync()
    {
        var tried = new List<string>();
        foreach (var folder in await CandidatesAsync())
        {
            if (!File.Exists(Path.Combine(folder, "initdb")) || !File.Exists(Path.Combine(folder, "postgres")))
            {
                tried.Add($"{folder}: no initdb and postgres there");
                continue;
            }

            try
            {
                return new PostgresBinaries(folder, await MajorVersionAsync(folder));
            }
            catch (InvalidOperationException exception)
            {
                tried.Add($"{folder}: {exception.Message.Trim()}");
            }
        }

        throw new InvalidOperationException(
            $"""
            No PostgreSQL server for the tests. Looked for:
              ADFLUX_TEST_POSTGRES      (connection string of a running server): not set
              ADFLUX_TEST_POSTGRES_BIN  (folder with initdb and postgres): {Environment.GetEnvironmentVariable("ADFLUX_TEST_POSTGRES_BIN")
                ?? "not set"}
              /usr/lib/postgresql/*/bin, pg_config on the PATH, {Cache()}
              {string.Join("\n  ", tried.DefaultIfEmpty("None of these exists."))}
            Install it (Debian: apt-get install postgresql), or run ./test.sh, which does.
            """
        );
    }

    private static async Task<IReadOnlyList<string>> CandidatesAsync()
    {
        if (Environment.GetEnvironmentVariable("ADFLUX_TEST_POSTGRES_BIN") is { Length: > 0 } named)
            return [named];

        var candidates = Folders("/usr/lib/postgresql", "*").Select(version => Path.Combine(version, "bin")).ToList();
        if (await InstalledAsync() is { } installed)
            candidates.Add(installed);
        candidates.AddRange(Folders(Cache(), "postgresql-*").Select(package => Path.Combine(package, "native", "bin")));
        return candidates;
    }

    /// <summary>The folders of that name pattern, the newest version first.</summary>
    private static IEnumerable<string> Folders(string parent, string pattern) =>
        Directory.Exists(parent)
            ? Directory.GetDirectories(parent, pattern).OrderByDescending(folder => FirstNumber(Path.GetFileName(folder)))
            : [];

    private static async Task<string?> InstalledAsync()
    {
        var program = (Environment.GetEnvironmentVariable("PATH") ?? "")
            .Split(Path.PathSeparator)
            .Select(folder => Path.Combine(folder, "pg_config"))
            .FirstOrDefault(File.Exists);
        return program is null ? null : (await PostgresCommand.RunAsync(PostgresCommand.Create(program, "/", "--bindir"))).Trim();
    }

    /// <summary>Where test.sh unpacks the servers that it downloads. As root, a place that the server's own user can enter.</summary>
    private static string Cache() =>
        Environment.IsPrivilegedProcess
            ? "/var/tmp/adflux-data-tests-0"
            : Path.Combine(
                Environment.GetEnvironmentVariable("XDG_CACHE_HOME") is { Length: > 0 } cache
                    ? cache
                    : Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".cache"),
                "adflux-data-tests"
            );

    /// <summary>The version, asked of the server itself as the user that is to run it: a folder out of that user's reach is found out here.</summary>
    private static async Task<int> MajorVersionAsync(string folder)
    {
        var text = await PostgresCommand.RunAsync(PostgresCommand.Create(Path.Combine(folder, "postgres"), "/", "--version"));
        return FirstNumber(text);
    }

    private static int FirstNumber(string text)
    {
        var digits = text.SkipWhile(character => !char.IsAsciiDigit(character)).TakeWhile(char.IsAsciiDigit);
        return int.TryParse(string.Concat(digits), CultureInfo.InvariantCulture, out var number) ? number : 0;
    }
}
