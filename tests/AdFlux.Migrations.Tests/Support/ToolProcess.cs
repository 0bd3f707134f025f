using System.Diagnostics;

namespace AdFlux.Migrations.Tests.Support;

/// <summary>The tool as a process of its own.</summary>
internal sealed class ToolProcess : IDisposable
{
    public const string Variable = "ADFLUX_CONNECTION_STRING";

    private readonly Process _process;
    private readonly Task<string> _output;
    private readonly Task<string> _error;

    private ToolProcess(Process process)
    {
        _process = process;
        _output = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        _error = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
    }

    /// <summary>Starts a command on a database, which it finds in the environment.</summary>
    public static ToolProcess Start(TestDatabase database, params string[] arguments) =>
        StartWith(database.ConnectionString, [.. arguments, "--provider", database.ProviderOption()]);

    /// <summary>Starts the process that kills itself when it logs a message.</summary>
    /// <param name="database">The database.</param>
    /// <param name="target">What to revert to, or <c>latest</c>.</param>
    /// <param name="endsAt">The number of the message; 0 for none.</param>
    /// <param name="migrations">Classes of <see cref="Steps"/>.</param>
    public static ToolProcess StartHost(TestDatabase database, string target, int endsAt, params Type[] migrations) =>
        StartHost(database, target, endsAt, migrations, application: []);

    /// <summary>The same, with migrations of an application after those of AdFlux.</summary>
    public static ToolProcess StartHost(TestDatabase database, string target, int endsAt, Type[] migrations, Type[] application) =>
        Start(
            "AdFlux.Migrations.Host",
            database.ConnectionString,
            [
                database.Provider.ToString(),
                target,
                endsAt.ToString(System.Globalization.CultureInfo.InvariantCulture),
                .. migrations.Select(migration => migration.Name),
                .. application.Select(migration => "+" + migration.Name),
            ]
        );

    /// <summary>Starts the tool with a connection string in the environment, or none.</summary>
    public static ToolProcess StartWith(string? connectionString, params string[] arguments) =>
        Start("adflux-migrate", connectionString, arguments);

    private static ToolProcess Start(string program, string? connectionString, string[] arguments)
    {
        // A shell starts its background jobs with SIGINT ignored, and .NET keeps that: the tool is to have it as from a terminal.
        var start = new ProcessStartInfo("env", ["--default-signal=INT", Path.Combine(AppContext.BaseDirectory, program), .. arguments])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment.Remove(Variable);
        if (connectionString is not null)
        {
            start.Environment[Variable] = connectionString;
        }

        return new(Process.Start(start)!);
    }

    public static async Task<ToolResult> RunAsync(TestDatabase database, params string[] arguments)
    {
        using var process = Start(database, arguments);
        return await process.ResultAsync();
    }

    public static async Task<ToolResult> RunWithAsync(string? connectionString, params string[] arguments)
    {
        using var process = StartWith(connectionString, arguments);
        return await process.ResultAsync();
    }

    public async Task<ToolResult> ResultAsync()
    {
        await _process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return new(_process.ExitCode, await _output, await _error);
    }

    /// <summary>Ends the process at once, without a word to it.</summary>
    public async Task KillAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync(TestContext.Current.CancellationToken);
    }

    /// <summary>Asks the process to end, as a container host or Ctrl-C does.</summary>
    /// <param name="signal">TERM or INT.</param>
    public async Task SignalAsync(string signal)
    {
        using var kill = Process.Start("kill", ["-" + signal, _process.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)]);
        await kill.WaitForExitAsync(TestContext.Current.CancellationToken);
    }

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
        }

        _process.Dispose();
    }
}

/// <summary>How a run of the tool ended.</summary>
internal sealed record ToolResult(int ExitCode, string Output, string Error);
