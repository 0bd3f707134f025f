using AdFlux.Migrations.Faults;
using AdFlux.Migrations.Tool.Output;

namespace AdFlux.Migrations.Tool;

/// <summary>Turns every error into one line on the error stream and an exit code.</summary>
internal static class ErrorBoundary
{
    public static async Task<int> RunAsync(ToolConsole console, Func<Task<ExitCode>> run)
    {
        try
        {
            return (int)await run().ConfigureAwait(false);
        }
        // The outermost frame of the process: whatever arrives here ends it, said in one line.
        catch (Exception exception)
        {
            console.WriteError(Message(exception));
            return (int)Code(exception);
        }
    }

    private static string Message(Exception exception) =>
        exception switch
        {
            OperationCanceledException => "Cancelled. The migration that was running, if any, was rolled back.",
            UsageException or MigrationException => exception.Message,
            _ => $"Unexpected error, please report it: {exception.GetType().Name}: {exception.Message}",
        };

    private static ExitCode Code(Exception exception) =>
        exception switch
        {
            OperationCanceledException => ExitCode.Cancelled,
            UsageException or InvalidConnectionStringException or UnknownMigrationException => ExitCode.Usage,
            MigrationLockHeldException => ExitCode.LockHeld,
            DatabaseNewerException => ExitCode.DatabaseNewer,
            DatabaseAccessException { IsTransient: true } => ExitCode.Unreachable,
            _ => ExitCode.Error,
        };
}
