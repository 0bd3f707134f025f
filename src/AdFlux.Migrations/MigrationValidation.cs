namespace AdFlux.Migrations;

/// <summary>How a database's history compares with the migrations of this version.</summary>
/// <param name="Findings">Everything that is not as it should be, in the order of the migrations' ids.</param>
public sealed record MigrationValidation(IReadOnlyList<MigrationFinding> Findings)
{
    /// <summary>Whether there is a finding of a kind.</summary>
    public bool Has(MigrationFindingKind kind) => Findings.Any(finding => finding.Kind == kind);
}
