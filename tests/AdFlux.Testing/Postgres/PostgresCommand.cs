using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;

namespace AdFlux.Testing.Postgres;

/// <summary>Command lines of PostgreSQL's programs, run as <see cref="PostgresUser.Unprivileged"/> where the tests run as root.</summary>
internal static class PostgresCommand
{
    private const string SetPriv = "/usr/bin/setpriv";

    public static ProcessStartInfo Create(string program, string folder, params IEnumerable<string> arguments) =>
        CreateAs(PostgresUser.Unprivileged, options: [], program, folder, arguments);

    /// <summary>A program that Linux interrupts when the thread that started it ends, so also when the test process is killed.</summary>
    public static ProcessStartInfo CreateTiedToThread(string program, string folder, params IEnumerable<string> arguments) =>
        CreateAs(PostgresUser.Unprivileged, File.Exists(SetPriv) ? ["--pdeathsig", "INT"] : [], program, folder, arguments);

    /// <summary>Runs a command to its end and returns its output.</summary>
    /// <exception cref="InvalidOperationException">It cannot start, or ends with an exit code other than 0.</exception>
    public static async Task<string> RunAsync(ProcessStartInfo start)
    {
        using var process = new Process { StartInfo = start };
        try
        {
            process.Start();
        }
        catch (Win32Exception exception)
        {
            throw new InvalidOperationException($"{start.FileName} cannot start: {exception.Message}", exception);
        }

        process.StandardInput.Close();
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return process.ExitCode == 0
            ? await output
            : throw new InvalidOperationException(
                $"{string.Join(' ', start.ArgumentList.Prepend(start.FileName))}: exit code {process.ExitCode}: {await errors}{await output}"
            );
    }

    private static ProcessStartInfo CreateAs(
        PostgresUser? user,
        IEnumerable<string> options,
        string program,
        string folder,
        IEnumerable<string> arguments
    )
    {
        if (user is not null)
            options = [.. options, "--reuid", Text(user.UserId), "--regid", Text(user.GroupId), "--clear-groups"];

        string[] command = options.Any() ? [SetPriv, .. options, "--", program, .. arguments] : [program, .. arguments];
        var start = new ProcessStartInfo(command[0], command[1..])
        {
            WorkingDirectory = folder,
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };

        // The programs take defaults from PG* variables, and their messages are read here.
        foreach (var name in start.Environment.Keys.Where(name => name.StartsWith("PG", StringComparison.Ordinal)).ToList())
            start.Environment.Remove(name);
        start.Environment["LC_ALL"] = "C";
        return start;
    }

    private static string Text(int id) => id.ToString(CultureInfo.InvariantCulture);
}
