namespace AdFlux.Data.Faults;

/// <summary>The words for each fault: what happened, and what to do about it.</summary>
internal static class DatabaseFaultAdvice
{
    public static string Advice(this DatabaseFault fault) =>
        fault switch
        {
            DatabaseFault.Duplicate => "A row with the same key is stored already: update it, or upsert.",
            DatabaseFault.BrokenReference =>
                "A row refers to one that is not stored, or is itself referred to: store parents first and remove them last.",
            DatabaseFault.RefusedValue => "The database does not take a value: see the inner exception for the column.",
            DatabaseFault.Conflict => "Another transaction was in the way and this one was ended for it: run it again.",
            DatabaseFault.Busy =>
                "Another transaction held the database, or rows of it, for longer than this one may wait: run it again later, or allow a longer wait.",
            DatabaseFault.Timeout => "A statement took longer than it may: allow a longer time, or do less at once.",
            DatabaseFault.Unreachable => "The database server does not take connections: check host and port, and that it runs.",
            DatabaseFault.ConnectionLost =>
                "The connection to the database was lost before the commit and nothing is stored: run it again.",
            DatabaseFault.ConnectionsExhausted =>
                "All connections are taken: dispose contexts sooner, run fewer calls at once, or allow more connections.",
            DatabaseFault.OutcomeUnknown =>
                "The connection to the database was lost while the commit was on its way: all of this call is stored, or nothing. An upsert is safe to run again.",
            DatabaseFault.AccessDenied => "The database refused the user: check user name, password and permissions.",
            DatabaseFault.DatabaseMissing =>
                "The database does not exist or cannot be opened: check its name or path, and create it with the migrations.",
            DatabaseFault.SchemaMismatch =>
                "The schema is not the one that this version of the library knows, or there is none: run adflux-migrate up.",
            DatabaseFault.ReadOnly => "The database takes no writes: use the primary server, or make the file and its folder writable.",
            DatabaseFault.StorageFull => "The database has no room left: free some, or raise its limit.",
            DatabaseFault.StorageFailed => "The database could not read or write its files: check the disk.",
            DatabaseFault.Corrupt => "The database's files are damaged, or are not a database: restore a backup. Nothing was changed.",
            DatabaseFault.TransactionFailed => "An earlier error ended the transaction: roll it back, and look for the first error.",
            _ => "The database reported an error: see the inner exception.",
        };
}
