using AdFlux.Migrations.Tool;
using AdFlux.Migrations.Tool.Output;

namespace AdFlux.Migrations.Tests.Support;

/// <summary>The tool's command line inside this process: all but what a process of its own adds, see <see cref="ToolProcess"/>, at a fraction of its cost.</summary>
internal static class ToolCommandLine
{
    // The options of commands are static, and a command that takes one writes itself down in it.
    private static readonly Lock Options = new();

    /// <summary>Runs a command on a database, which it finds in the environment.</summary>
    public static Task<ToolResult> RunAsync(TestDatabase database, params string[] arguments) =>
        RunWithAsync(database.ConnectionString, [.. arguments, "--provider", database.ProviderOption()]);

    /// <summary>Runs the tool with a connection string in the environment, or none.</summary>
    public static async Task<ToolResult> RunWithAsync(string? connectionString, params string[] arguments)
    {
        using var output = new StringWriter { NewLine = "\n" };
        using var error = new StringWriter { NewLine = "\n" };
        // Loggers write at the same time as the command.
        var console = new ToolConsole(
            TextWriter.Synchronized(output),
            TextWriter.Synchronized(error),
            IsTerminal: false,
            name => string.Equals(name, ToolProcess.Variable, StringComparison.Ordinal) ? connectionString : null
        );
        Task<int> run;
        lock (Options)
            run = CommandLine.RunAsync(arguments, console, TestContext.Current.CancellationToken);
        return new(await run, output.ToString(), error.ToString());
    }
}
