namespace AdFlux.Migrations;

/// <summary>What a run did, or would do.</summary>
/// <param name="Steps">The migrations applied or reverted by this run, in that order; empty when there was nothing to do.</param>
/// <param name="IsDryRun">Whether nothing was written, so that the steps are those that a run would take.</param>
public sealed record MigrationResult(IReadOnlyList<MigrationStep> Steps, bool IsDryRun = false);

/// <summary>One migration, applied or reverted.</summary>
/// <param name="MigrationId">Its id, such as <c>20260101000000_Initial</c>.</param>
/// <param name="Direction">Whether it was applied or reverted.</param>
/// <param name="Duration">How long its commands took; zero in a dry run.</param>
/// <param name="Commands">Its SQL commands, in order.</param>
/// <param name="IsTransactional">Whether it is one transaction; otherwise it is one command that cannot be in any.</param>
public sealed record MigrationStep(
    string MigrationId,
    MigrationDirection Direction,
    TimeSpan Duration,
    IReadOnlyList<string> Commands,
    bool IsTransactional
);
