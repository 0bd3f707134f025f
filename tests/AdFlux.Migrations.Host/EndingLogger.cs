using System.Diagnostics;
using Microsoft.Extensions.Logging;

namespace AdFlux.Migrations.Host;

/// <summary>Kills the process when a message is logged, as <c>kill -9</c> does: nothing of it runs after that.</summary>
internal sealed class EndingLogger(int eventId) : ILogger
{
    public bool IsEnabled(LogLevel logLevel) => true;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public void Log<TState>(
        LogLevel logLevel,
        EventId logged,
        TState state,
        Exception? exception,
        Func<TState, Exception?, string> formatter
    )
    {
        if (logged.Id == eventId)
        {
            using var process = Process.GetCurrentProcess();
            process.Kill();
            process.WaitForExit();
        }
    }
}
