using System.Diagnostics;

namespace AdFlux.Package.Tests.Support;

/// <summary>Runs a program as a person would in a folder of theirs.</summary>
internal static class Command
{
    /// <summary>Returns what the program wrote to its output.</summary>
    /// <exception cref="CommandFailedException">The exit code is not 0.</exception>
    public static async Task<string> RunAsync(string folder, string program, params IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = folder,
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        ForgetTheRunningBuild(start.Environment);

        using Process process = Process.Start(start) ?? throw new InvalidOperationException($"{program} did not start.");
        using CancellationTokenRegistration kill = TestContext.Current.CancellationToken.Register(() =>
            process.Kill(entireProcessTree: true)
        );
        Task<string> output = process.StandardOutput.ReadToEndAsync();
        Task<string> error = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        if (process.ExitCode != 0)
        {
            throw new CommandFailedException(
                $"{program} {string.Join(' ', start.ArgumentList)}\nin {folder}\nended with {process.ExitCode}:\n{await output}{await error}"
            );
        }

        return await output;
    }

    /// <summary>Drops what the SDK that runs the tests tells its children, so that the program finds its own SDK and package folder.</summary>
    private static void ForgetTheRunningBuild(IDictionary<string, string?> environment)
    {
        foreach (string name in environment.Keys.Where(name => name.StartsWith("MSBUILD", StringComparison.OrdinalIgnoreCase)).ToList())
            environment.Remove(name);
        environment.Remove("NUGET_PACKAGES");

        // A build node that stays would keep our pipe open.
        environment["MSBUILDDISABLENODEREUSE"] = "1";
        environment["DOTNET_CLI_TELEMETRY_OPTOUT"] = "1";
        environment["DOTNET_NOLOGO"] = "1";
    }
}
