using System.Diagnostics;
using System.Globalization;

namespace AdFlux.Data.Tests.Support;

/// <summary>A process that upserts the same insights of ad accounts again and again, with the number of the call as their clicks.</summary>
internal sealed class WriterProcess : IDisposable
{
    private readonly Process _process;

    private WriterProcess(Process process) => _process = process;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static WriterProcess Start(TestDatabase database, int rows, int calls, params string[] more)
    {
        var start = new ProcessStartInfo(
            "dotnet",
            [
                Path.Combine(AppContext.BaseDirectory, "AdFlux.Data.Writer.dll"),
                database.Provider.ToString(),
                rows.ToString(CultureInfo.InvariantCulture),
                calls.ToString(CultureInfo.InvariantCulture),
                .. more,
            ]
        )
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        };
        start.Environment["ADFLUX_CONNECTION_STRING"] = database.ConnectionString;
        return new WriterProcess(Process.Start(start)!);
    }

    /// <summary>Reads what the process says up to a line that starts with the given words.</summary>
    public async Task UntilItSaysAsync(string words)
    {
        while (await _process.StandardOutput.ReadLineAsync(Token) is { } line)
        {
            if (line.StartsWith(words, StringComparison.Ordinal))
                return;
        }

        throw new InvalidOperationException($"The process ended before it said '{words}'.");
    }

    /// <summary>Ends the process at once, without a word to it.</summary>
    public async Task KillAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync(Token);
    }

    /// <summary>Waits for the end, which is to be a good one, and gives all that the process said.</summary>
    public async Task<string> OutputAsync()
    {
        string output = await _process.StandardOutput.ReadToEndAsync(Token);
        await _process.WaitForExitAsync(Token);
        return _process.ExitCode == 0 ? output : throw new InvalidOperationException($"Exit code {_process.ExitCode}: {output}");
    }

    public void Dispose()
    {
        if (!_process.HasExited)
            _process.Kill();
        _process.Dispose();
    }
}
