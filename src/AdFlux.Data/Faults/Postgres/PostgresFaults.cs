using System.Net.Sockets;
using System.Security.Authentication;
using Npgsql;

namespace AdFlux.Data.Faults.Postgres;

/// <summary>Names the faults that PostgreSQL reports, by SQLSTATE, and those that Npgsql meets on the way to it.</summary>
internal static class PostgresFaults
{
    private const string IdleInTransactionTimeout = "25P03";
    private const string IdleSessionTimeout = "57P05";

    public static DatabaseFault Of(NpgsqlException error) =>
        error is PostgresException reported ? OfState(reported.SqlState) : OfClient(error);

    public static string? Code(NpgsqlException error) => error.SqlState is { } state ? $"PostgreSQL {state}" : null;

    /// <summary>Whether an error at a commit leaves open whether it happened: all but a plain ERROR of the server, which rolls back.</summary>
    public static bool LeavesCommitOpen(Exception error) => error is not PostgresException { InvariantSeverity: "ERROR" };

    private static DatabaseFault OfState(string state) =>
        state switch
        {
            PostgresErrorCodes.UniqueViolation => DatabaseFault.Duplicate,
            PostgresErrorCodes.ForeignKeyViolation => DatabaseFault.BrokenReference,
            PostgresErrorCodes.SerializationFailure or PostgresErrorCodes.DeadlockDetected => DatabaseFault.Conflict,
            // lock_timeout, and NOWAIT.
            PostgresErrorCodes.LockNotAvailable => DatabaseFault.Busy,
            // statement_timeout, or an administrator's pg_cancel_backend: a cancellation of ours never gets here.
            PostgresErrorCodes.QueryCanceled => DatabaseFault.Timeout,
            PostgresErrorCodes.CannotConnectNow => DatabaseFault.Unreachable,
            PostgresErrorCodes.TooManyConnections => DatabaseFault.ConnectionsExhausted,
            // pg_terminate_backend and shutdown; another backend's crash; the two time limits for sessions that wait for their client.
            PostgresErrorCodes.AdminShutdown or PostgresErrorCodes.CrashShutdown or IdleInTransactionTimeout or IdleSessionTimeout =>
                DatabaseFault.ConnectionLost,
            PostgresErrorCodes.InsufficientPrivilege => DatabaseFault.AccessDenied,
            PostgresErrorCodes.InvalidCatalogName => DatabaseFault.DatabaseMissing,
            PostgresErrorCodes.ReadOnlySqlTransaction => DatabaseFault.ReadOnly,
            // The disk, and temp_file_limit.
            PostgresErrorCodes.DiskFull or PostgresErrorCodes.ConfigurationLimitExceeded => DatabaseFault.StorageFull,
            PostgresErrorCodes.IoError => DatabaseFault.StorageFailed,
            PostgresErrorCodes.DataCorrupted or PostgresErrorCodes.IndexCorrupted => DatabaseFault.Corrupt,
            PostgresErrorCodes.InFailedSqlTransaction => DatabaseFault.TransactionFailed,
            PostgresErrorCodes.UndefinedTable
            or PostgresErrorCodes.UndefinedColumn
            or PostgresErrorCodes.UndefinedFunction
            or PostgresErrorCodes.DatatypeMismatch
            // No unique index for ON CONFLICT.
            or PostgresErrorCodes.InvalidColumnReference => DatabaseFault.SchemaMismatch,
            _ => OfClass(state),
        };

    private static DatabaseFault OfClass(string state) =>
        state[..2] switch
        {
            "08" => DatabaseFault.ConnectionLost,
            "22" or "23" => DatabaseFault.RefusedValue,
            "28" => DatabaseFault.AccessDenied,
            _ => DatabaseFault.Other,
        };

    // Connecting gives the error of the socket itself; a stream that is already open wraps it.
    private static DatabaseFault OfClient(NpgsqlException error) =>
        error.InnerException switch
        {
            // Npgsql has no other mark for these than their words, which it does not translate.
            TimeoutException when error.Message.StartsWith("The connection pool", StringComparison.Ordinal) =>
                DatabaseFault.ConnectionsExhausted,
            TimeoutException when error.Message.StartsWith("Failed to connect", StringComparison.Ordinal) => DatabaseFault.Unreachable,
            TimeoutException => DatabaseFault.Timeout,
            SocketException => DatabaseFault.Unreachable,
            IOException => DatabaseFault.ConnectionLost,
            AuthenticationException => DatabaseFault.AccessDenied,
            // None of several hosts: each with its own error, or none that is what was asked for, such as a primary.
            AggregateException hosts => OfHosts(hosts),
            null when error.Message.StartsWith("No suitable host", StringComparison.Ordinal) => DatabaseFault.Unreachable,
            null when error.Message.StartsWith("No password", StringComparison.Ordinal) => DatabaseFault.AccessDenied,
            _ => DatabaseFault.Other,
        };

    // A wrong password, say, is what to mend; a host that is down is not.
    private static DatabaseFault OfHosts(AggregateException hosts) =>
        hosts
            .InnerExceptions.OfType<NpgsqlException>()
            .Select(Of)
            .Where(fault => fault != DatabaseFault.Unreachable)
            .DefaultIfEmpty(DatabaseFault.Unreachable)
            .First();
}
