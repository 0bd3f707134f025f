namespace AdFlux.Migrations;

/// <summary>What a repair mended, or would mend.</summary>
/// <param name="Mended">What was mended by this run; by the next with <see cref="MigrationRepairOptions.Apply"/> when this was without.</param>
/// <param name="Remaining">What is left for a person to do; each says what.</param>
/// <param name="IsApplied">Whether anything was to be written.</param>
public sealed record MigrationRepair(IReadOnlyList<MigrationFinding> Mended, IReadOnlyList<MigrationFinding> Remaining, bool IsApplied);
