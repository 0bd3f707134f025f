namespace AdFlux.Migrations.Running.History;

/// <summary>One row of the history.</summary>
/// <param name="AppliedAt">When it was last applied, in UTC; null when the log does not say.</param>
/// <param name="Checksum">Of the SQL that it was applied with, or that was accepted since; null when the log does not say.</param>
internal sealed record AppliedMigration(DateTimeOffset? AppliedAt, string? Checksum);
