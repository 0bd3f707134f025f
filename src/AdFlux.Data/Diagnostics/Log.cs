using Microsoft.Extensions.Logging;

namespace AdFlux.Data.Diagnostics;

/// <summary>Everything that the library logs. The ids are for good; docs/telemetry.md lists them.</summary>
internal static partial class Log
{
    [LoggerMessage(
        1001,
        LogLevel.Information,
        "Upserted {Received} rows into {Table} in {ElapsedMs} ms: {Inserted} inserted, {Updated} updated, {Unchanged} unchanged, {Duplicates} duplicates, {Stubs} stubs"
    )]
    public static partial void UpsertCompleted(
        ILogger logger,
        string? table,
        long received,
        long inserted,
        long updated,
        long unchanged,
        long duplicates,
        long stubs,
        double elapsedMs
    );

    [LoggerMessage(1002, LogLevel.Debug, "{Operation} of {Table} gave {Rows} rows in {ElapsedMs} ms")]
    public static partial void OperationCompleted(ILogger logger, string operation, string? table, long rows, double elapsedMs);

    [LoggerMessage(1003, LogLevel.Debug, "{Operation} of {Table} was cancelled after {ElapsedMs} ms")]
    public static partial void OperationCancelled(ILogger logger, string operation, string? table, double elapsedMs);

    [LoggerMessage(1004, LogLevel.Warning, "{Operation} of {Table} failed after {ElapsedMs} ms: {ErrorType} {Code}")]
    public static partial void OperationFailed(
        ILogger logger,
        string operation,
        string? table,
        double elapsedMs,
        string errorType,
        string code
    );

    [LoggerMessage(1005, LogLevel.Warning, "{Operation} of {Table} met {Fault} {Code} and runs again: attempt {Attempt} of {MostAttempts}")]
    public static partial void OperationRetried(
        ILogger logger,
        string operation,
        string table,
        string fault,
        string code,
        int attempt,
        int mostAttempts
    );

    [LoggerMessage(
        1101,
        LogLevel.Warning,
        "The schema is newer ({Applied}) than the one of this version of the library ({Needed}), which AllowNewerSchema lets pass"
    )]
    public static partial void NewerSchemaAllowed(ILogger logger, string applied, string needed);
}
