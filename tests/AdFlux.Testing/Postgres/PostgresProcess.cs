using System.Diagnostics;
using System.Runtime.InteropServices;

namespace AdFlux.Testing.Postgres;

/// <summary>One run of the <c>postgres</c> program as a direct child of the test process.</summary>
internal sealed class PostgresProcess : IDisposable
{
    private const int LoggedLines = 200;
    private const int InterruptSignal = 2;
    private static readonly TimeSpan FastShutdown = TimeSpan.FromSeconds(10);

    private readonly TaskCompletionSource<bool> ready = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Queue<string> log = new();
    private readonly Process process;
    private readonly Thread thread;

    /// <remarks>Linux ties the child's life to the thread that started it, so that thread lives as long as the child.</remarks>
    public PostgresProcess(ProcessStartInfo start)
    {
        process = new Process { StartInfo = start };
        thread = new Thread(Run) { IsBackground = true, Name = "PostgreSQL" };
        thread.Start();
    }

    /// <summary>True once the server accepts connections, false when it ended before that.</summary>
    public Task<bool> Ready => ready.Task;

    /// <summary>The last lines that the server logged.</summary>
    public string Log
    {
        get
        {
            lock (log)
                return string.Join('\n', log);
        }
    }

    /// <summary>Asks the server to end its sessions and stop; kills it when it does not in time.</summary>
    public void Dispose()
    {
        if (!process.HasExited)
        {
            _ = Kill(process.Id, InterruptSignal);
            if (!process.WaitForExit(FastShutdown))
                process.Kill();
        }

        thread.Join(FastShutdown);
        process.Dispose();
    }

    private void Run()
    {
        try
        {
            process.Start();
            process.StandardInput.Close();
            process.StandardOutput.Close();
            while (process.StandardError.ReadLine() is { } line)
                Read(line);
            process.WaitForExit();
            ready.TrySetResult(false);
        }
        catch (Exception exception) when (exception is System.ComponentModel.Win32Exception or IOException)
        {
            ready.TrySetException(exception);
        }
    }

    private void Read(string line)
    {
        lock (log)
        {
            if (log.Count == LoggedLines)
                log.Dequeue();
            log.Enqueue(line);
        }

        if (line.Contains("database system is ready to accept connections", StringComparison.Ordinal))
            ready.TrySetResult(true);
    }

    [DllImport("libc", EntryPoint = "kill"), DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Kill(int processId, int signal);
}
