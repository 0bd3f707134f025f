namespace AdFlux.Data.Faults;

/// <summary>A database refused or failed an operation. What the provider raised is the inner exception; the message never holds a secret.</summary>
public sealed class DatabaseFaultException : AdFluxException
{
    /// <summary>Creates the error.</summary>
    /// <param name="fault">What went wrong.</param>
    /// <param name="code">The provider's code: an SQLSTATE, or an extended result code of SQLite.</param>
    /// <param name="innerException">What the provider raised.</param>
    public DatabaseFaultException(DatabaseFault fault, string? code, Exception? innerException)
        : base(code is null ? fault.Advice() : $"{fault.Advice()} ({code})", innerException)
    {
        Fault = fault;
        Code = code;
    }

    internal DatabaseFaultException(DatabaseFault fault, string message)
        : base(message) => Fault = fault;

    /// <summary>What went wrong.</summary>
    public DatabaseFault Fault { get; }

    /// <summary>The provider's code, for example <c>PostgreSQL 53100</c> or <c>SQLite 13</c>; null where there is none.</summary>
    public string? Code { get; }

    /// <summary>Whether the same call may succeed a little later although nobody changed anything.</summary>
    /// <remarks>
    /// True for <see cref="DatabaseFault.Conflict"/>, <see cref="DatabaseFault.Busy"/>, <see cref="DatabaseFault.Unreachable"/>,
    /// <see cref="DatabaseFault.ConnectionLost"/>, <see cref="DatabaseFault.ConnectionsExhausted"/> and
    /// <see cref="DatabaseFault.OutcomeUnknown"/>: an upsert is idempotent. In a transaction of yours the whole transaction has to run again.
    /// </remarks>
    public bool IsTransient =>
        Fault
            is DatabaseFault.Conflict
                or DatabaseFault.Busy
                or DatabaseFault.Unreachable
                or DatabaseFault.ConnectionLost
                or DatabaseFault.ConnectionsExhausted
                or DatabaseFault.OutcomeUnknown;
}
