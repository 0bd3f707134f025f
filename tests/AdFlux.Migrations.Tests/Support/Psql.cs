using System.Diagnostics;
using System.Globalization;
using Npgsql;

namespace AdFlux.Migrations.Tests.Support;

/// <summary>PostgreSQL's own clients, as a person runs a script or a dump with them.</summary>
/// <remarks>A machine without it fails the tests that need it, and they say what to do.</remarks>
internal static class Psql
{
    /// <summary>Runs a script; its exit code is 3 when a statement failed.</summary>
    public static Task<ToolResult> RunAsync(TestDatabase database, string script) =>
        RunAsync(database, "psql", ["--no-psqlrc", "--quiet", "--set", "ON_ERROR_STOP=on", "--file", "-"], script);

    /// <summary>Whether the pg_dump that is here is not older than the server, which it would refuse.</summary>
    public static async Task<bool> CanDumpAsync(TestDatabase database)
    {
        var version = await RunAsync(database, "pg_dump", ["--version"], script: "");
        var server = (string)(await database.ScalarAsync("SHOW server_version_num", TestContext.Current.CancellationToken))!;
        return int.Parse(version.Output.Split(' ')[2].Split('.')[0], CultureInfo.InvariantCulture)
            >= int.Parse(server, CultureInfo.InvariantCulture) / 10_000;
    }

    /// <summary>The schema as pg_dump writes it, without what it makes up anew each time.</summary>
    public static async Task<string> DumpSchemaAsync(TestDatabase database)
    {
        var dump = await RunAsync(database, "pg_dump", ["--schema-only"], script: "");
        Assert.Equal((0, ""), (dump.ExitCode, dump.Error));
        return string.Join('\n', dump.Output.Split('\n').Where(line => !IsMadeUp(line)));

        static bool IsMadeUp(string line) =>
            line.StartsWith("\\restrict ", StringComparison.Ordinal) || line.StartsWith("\\unrestrict ", StringComparison.Ordinal);
    }

    private static async Task<ToolResult> RunAsync(TestDatabase database, string program, string[] arguments, string script)
    {
        var cancellation = TestContext.Current.CancellationToken;
        var connection = new NpgsqlConnectionStringBuilder(database.ConnectionString);
        var start = new ProcessStartInfo(Find(program), arguments)
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

    private static string Find(string program)
    {
        var installed = Directory.Exists("/usr/lib/postgresql")
            ? Directory.GetDirectories("/usr/lib/postgresql").Select(version => Path.Combine(version, "bin"))
            : [];
        return (Environment.GetEnvironmentVariable("PATH") ?? "")
                .Split(Path.PathSeparator)
                .Concat(installed)
                .Select(folder => Path.Combine(folder, program))
                .FirstOrDefault(File.Exists)
            ?? throw new InvalidOperationException(
                $"No {program} for the tests, in /usr/lib/postgresql/*/bin or on the PATH. Install it (Debian: apt-get install postgresql-client)."
            );
    }
}
