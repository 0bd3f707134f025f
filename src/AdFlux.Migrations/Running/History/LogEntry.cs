namespace AdFlux.Migrations.Running.History;

/// <summary>One row of the log.</summary>
/// <param name="MigrationId">What it is about.</param>
/// <param name="Outcome">One of <see cref="LogOutcome"/>.</param>
/// <param name="Checksum">Of the SQL that was run.</param>
/// <param name="RecordedAt">In UTC.</param>
/// <param name="Message">What the database said; null unless it failed.</param>
internal sealed record LogEntry(string MigrationId, string Outcome, string Checksum, DateTimeOffset RecordedAt, string? Message)
{
    /// <summary>Whether it was written before a command outside of any transaction: the last of its migration only when that did not end well.</summary>
    public bool IsUnfinished => Outcome is LogOutcome.Applying or LogOutcome.Reverting;
}
