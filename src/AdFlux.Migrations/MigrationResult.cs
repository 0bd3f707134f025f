namespace AdFlux.Migrations;

/// <summary>What a run did.</summary>
/// <param name="Steps">The migrations applied or reverted by this run, in that order; empty when there was nothing to do.</param>
public sealed record MigrationResult(IReadOnlyList<MigrationStep> Steps);

/// <summary>One migration, applied or reverted.</summary>
/// <param name="MigrationId">Its id, such as <c>20260101000000_Initial</c>.</param>
/// <param name="Direction">Whether it was applied or reverted.</param>
/// <param name="Duration">How long its commands took.</param>
public sealed record MigrationStep(string MigrationId, MigrationDirection Direction, TimeSpan Duration);
