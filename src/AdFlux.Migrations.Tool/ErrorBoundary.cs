using AdFlux.Migrations.Faults;
using AdFlux.Migrations.Tool.Output;

namespace AdFlux.Migrations.Tool;

/// <summary>Turns every error into one line on the error stream, a document where that is asked for, and an exit code.</summary>
internal static class ErrorBoundary
{
    public static async Task<int> RunAsync(Report report, Func<Task<ExitCode>> run)
    {
        try
        {
            return (int)await run().ConfigureAwait(false);
        }
        // The outermost frame of the process: whatever arrives here ends it, said in one line.
        catch (Exception exception)
        {
            var code = Code(exception);
            report.WriteError(Message(exception), code);
            return (int)code;
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
