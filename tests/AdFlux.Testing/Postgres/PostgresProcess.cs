using System.Diagnostics;
using System.Runtime.InteropServices;

namespace AdFlux.Testing.Postgres;

/// <summary>One run of <c>postgres</c>, or of a program beside it, as a direct child of the test process.</summary>
internal sealed class PostgresProcess : IDisposable
{
    private const int LoggedLines = 200;
    private const int InterruptSignal = 2;
    private static readonly TimeSpan FastShutdown = TimeSpan.FromSeconds(10);

    private readonly TaskCompletionSource<bool> _ready = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Queue<string> _log = new();
    private readonly string _readyWords;
    private readonly Process _process;
    private readonly Thread _thread;

    // Linux ties the child's life to the thread that started it, so that thread lives as long as the child.
    /// <param name="start">The program.</param>
    /// <param name="readyWords">What it logs once it accepts connections.</param>
    public PostgresProcess(ProcessStartInfo start, string readyWords = "database system is ready to accept connections")
    {
        _readyWords = readyWords;
        _process = new Process { StartInfo = start };
        _thread = new Thread(Run) { IsBackground = true, Name = "PostgreSQL" };
        _thread.Start();
    }

    /// <summary>True once the server accepts connections, false when it ended before that.</summary>
    public Task<bool> Ready => _ready.Task;

    /// <summary>The last lines that the server logged.</summary>
    public string Log
    {
        get
        {
            lock (_log)
                return string.Join('\n', _log);
        }
    }

    /// <summary>Ends the server as a power cut would: nothing is asked of it, and nobody is told.</summary>
    public void Crash()
    {
        _process.Kill();
        _process.WaitForExit();
    }

    /// <summary>Asks the server to end its sessions and stop; kills it when it does not in time.</summary>
    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _ = Kill(_process.Id, InterruptSignal);
            if (!_process.WaitForExit(FastShutdown))
                _process.Kill();
        }

        _thread.Join(FastShutdown);
        _process.Dispose();
    }

    private void Run()
    {
        try
        {
            _process.Start();
            _process.StandardInput.Close();
            _process.StandardOutput.Close();
            while (_process.StandardError.ReadLine() is { } line)
                Read(line);
            _process.WaitForExit();
            _ready.TrySetResult(false);
        }
        catch (Exception exception) when (exception is System.ComponentModel.Win32Exception or IOException)
        {
            _ready.TrySetException(exception);
        }
    }

    private void Read(string line)
    {
        lock (_log)
        {
            if (_log.Count == LoggedLines)
                _log.Dequeue();
            _log.Enqueue(line);
        }

        if (line.Contains(_readyWords, StringComparison.Ordinal))
            _ready.TrySetResult(true);
    }

    [DllImport("libc", EntryPoint = "kill"), DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Kill(int processId, int signal);
}
