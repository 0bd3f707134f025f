using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace AdFlux.Migrations.Tests.Adoption;

/// <summary>
/// The Python application, run with the machine's Python where that has SQLAlchemy and psycopg2. Where it has not, or
/// <c>ADFLUX_TEST_PYTHON</c> is <c>none</c>, what the application did is replayed from its recording.
/// </summary>
internal static class PythonApplication
{
    private static readonly string[] Sources = ["models.py", "data.py", "application.py"];

    private static readonly Lazy<bool> Probe = new(Find);

    /// <summary>Whether the application itself can run.</summary>
    public static bool IsHere => Probe.Value;

    /// <summary>Tells which sources made a recording; the same as the script's own.</summary>
    public static string Fingerprint =>
        Convert.ToHexStringLower(SHA256.HashData([.. Sources.SelectMany(source => File.ReadAllBytes(Path.Combine(Folder(), source)))]));

    /// <summary>Runs a command of the application on a database and returns what it writes.</summary>
    public static async Task<string> RunAsync(string command, TestDatabase database)
    {
        using var process = Process.Start(Start("application.py", command, Url(database)))!;
        var output = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        var error = await process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.True(process.ExitCode == 0, $"application.py {command}: {error}");
        return await output;
    }

    private static bool Find()
    {
        if (Environment.GetEnvironmentVariable("ADFLUX_TEST_PYTHON") is "none" || !File.Exists("/usr/bin/python3"))
        {
            return false;
        }

        using var process = Process.Start(Start("-c", "import psycopg2, sqlalchemy; assert sqlalchemy.__version__.startswith('1.4')"))!;
        process.WaitForExit();
        return process.ExitCode == 0;
    }

    private static ProcessStartInfo Start(params string[] arguments)
    {
        var start = new ProcessStartInfo("/usr/bin/python3", arguments)
        {
            WorkingDirectory = Folder(),
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = System.Text.Encoding.UTF8,
        };
        start.Environment["PYTHONDONTWRITEBYTECODE"] = "1";
        start.Environment["PYTHONIOENCODING"] = "utf-8";
        start.Environment["SQLALCHEMY_SILENCE_UBER_WARNING"] = "1";
        return start;
    }

    private static string Url(TestDatabase database)
    {
        if (database.Provider is TestProvider.Sqlite)
        {
            return "sqlite:///" + new SqliteConnectionStringBuilder(database.ConnectionString).DataSource;
        }

        var server = new NpgsqlConnectionStringBuilder(database.ConnectionString);
        var (user, password) = (Uri.EscapeDataString(server.Username!), Uri.EscapeDataString(server.Password ?? ""));
        return $"postgresql+psycopg2://{user}:{password}@{server.Host}:{server.Port}/{server.Database}";
    }

    private static string Folder([CallerFilePath] string source = "") => Path.Combine(Path.GetDirectoryName(source)!, "python");
}
