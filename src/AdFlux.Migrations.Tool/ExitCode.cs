namespace AdFlux.Migrations.Tool;

/// <summary>What the tool's exit code tells a script.</summary>
internal enum ExitCode
{
    Ok = 0,
    Error = 1,
    Usage = 2,
    Pending = 3,
    LockHeld = 4,
    Different = 5,
    DatabaseNewer = 6,
    Unreachable = 7,
    Cancelled = 130,
}
