using System.Diagnostics;

namespace AdFlux.Data.Tests.Samples;

/// <summary>Runs the quickstart as a person would, as a process of its own.</summary>
internal static class QuickstartProcess
{
    public static async Task<(int ExitCode, string Output, string Errors)> RunAsync(
        IEnumerable<string> arguments,
        CancellationToken cancellationToken
    )
    {
        var start = new ProcessStartInfo("dotnet")
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = AppContext.BaseDirectory,
        };
        start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, "Quickstart.dll"));
        foreach (string argument in arguments)
            start.ArgumentList.Add(argument);

        // Whatever the machine is set to must not show in the answers.
        start.Environment["LANG"] = "de_DE.UTF-8";
        start.Environment["TZ"] = "Asia/Kathmandu";

        using Process process = Process.Start(start) ?? throw new InvalidOperationException("dotnet did not start.");
        Task<string> output = process.StandardOutput.ReadToEndAsync(cancellationToken);
        Task<string> errors = process.StandardError.ReadToEndAsync(cancellationToken);
        await process.WaitForExitAsync(cancellationToken);
        return (process.ExitCode, await output, await errors);
    }
}
