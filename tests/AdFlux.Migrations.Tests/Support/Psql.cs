using System.Diagnostics;
using System.Globalization;
using Npgsql;

namespace AdFlux.Migrations.Tests.Support;

/// <summary>PostgreSQL's own client, as a person runs a script with it.</summary>
/// <remarks>A machine without it fails the tests that need it, and they say what to do.</remarks>
internal static class Psql
{
    /// <summary>Runs a script; its exit code is 3 when a statement failed.</summary>
    public static async Task<ToolResult> RunAsync(TestDatabase database, string script)
    {
        var cancellation = TestContext.Current.CancellationToken;
        var connection = new NpgsqlConnectionStringBuilder(database.ConnectionString);
        var start = new ProcessStartInfo(Find(), ["--no-psqlrc", "--quiet", "--set", "ON_ERROR_STOP=on", "--file", "-"])
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment =
            {
                ["PGHOST"] = connection.Host,
                ["PGPORT"] = connection.Port.ToString(CultureInfo.InvariantCulture),
                ["PGDATABASE"] = connection.Database,
                ["PGUSER"] = connection.Username,
                ["PGPASSWORD"] = connection.Password,
                // Else it says on the error stream that a table is there already.
                ["PGOPTIONS"] = "-c client_min_messages=warning",
            },
        };
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync(cancellation);
        var error = process.StandardError.ReadToEndAsync(cancellation);
        await process.StandardInput.WriteAsync(script.AsMemory(), cancellation);
        process.StandardInput.Close();
        await process.WaitForExitAsync(cancellation);
        return new(process.ExitCode, await output, await error);
    }

    private static string Find()
    {
        var installed = Directory.Exists("/usr/lib/postgresql")
            ? Directory.GetDirectories("/usr/lib/postgresql").Select(version => Path.Combine(version, "bin"))
            : [];
        return (Environment.GetEnvironmentVariable("PATH") ?? "")
                .Split(Path.PathSeparator)
                .Concat(installed)
                .Select(folder => Path.Combine(folder, "psql"))
                .FirstOrDefault(File.Exists)
            ?? throw new InvalidOperationException(
                "No psql for the tests, in /usr/lib/postgresql/*/bin or on the PATH. Install it (Debian: apt-get install postgresql-client)."
            );
    }
}
