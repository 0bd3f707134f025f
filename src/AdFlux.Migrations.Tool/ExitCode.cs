namespace AdFlux.Migrations.Tool;

/// <summary>What the tool's exit code tells a script; 5 is kept for a database that differs from its migrations.</summary>
internal enum ExitCode
{
    Ok = 0,
    Error = 1,
    Usage = 2,
    Pending = 3,
    LockHeld = 4,
    DatabaseNewer = 6,
    Unreachable = 7,
    Cancelled = 130,
}
