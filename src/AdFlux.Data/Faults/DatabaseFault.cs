namespace AdFlux.Data.Faults;

/// <summary>What went wrong in a database, or on the way to it; the same names for both providers.</summary>
public enum DatabaseFault
{
    /// <summary>Something that has no name here: the inner exception says what.</summary>
    Other,

    /// <summary>A row with the same key is stored already.</summary>
    Duplicate,

    /// <summary>A row refers to one that is not stored, or one that others refer to was to be removed.</summary>
    BrokenReference,

    /// <summary>A column or a check of the database does not take a value.</summary>
    RefusedValue,

    /// <summary>The database ended the transaction in favour of another one: a serialization failure or a deadlock.</summary>
    Conflict,

    /// <summary>Another transaction held what this one needed for longer than it may wait.</summary>
    Busy,

    /// <summary>A statement ran into a time limit: that of the command, or the server's for statements.</summary>
    Timeout,

    /// <summary>There is no server at the address, or it does not take connections now. Nothing was sent. PostgreSQL only.</summary>
    Unreachable,

    /// <summary>The connection ended before the commit, so that nothing is stored. PostgreSQL only.</summary>
    ConnectionLost,

    /// <summary>All connections of the pool or of the server are taken. PostgreSQL only.</summary>
    ConnectionsExhausted,

    /// <summary>The connection ended while the commit was on its way: all of the call is stored, or nothing. PostgreSQL only.</summary>
    OutcomeUnknown,

    /// <summary>The password is wrong, or the user lacks a permission.</summary>
    AccessDenied,

    /// <summary>The database does not exist; on SQLite the file or its folder, or it cannot be opened.</summary>
    DatabaseMissing,

    /// <summary>A table or column is missing or otherwise than this version of the library knows it.</summary>
    SchemaMismatch,

    /// <summary>The database, or the transaction, takes no writes.</summary>
    ReadOnly,

    /// <summary>The disk is full, or a limit of the database for its files is reached.</summary>
    StorageFull,

    /// <summary>The disk could not be read or written.</summary>
    StorageFailed,

    /// <summary>The database's files are damaged, or are not a database.</summary>
    Corrupt,

    /// <summary>An earlier error has ended the caller's transaction, which takes nothing but a rollback.</summary>
    TransactionFailed,
}
