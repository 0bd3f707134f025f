namespace AdFlux.Migrations.Adoption;

/// <summary>What makes a schema ours, and what differs in it.</summary>
internal sealed record AdoptionPlan(IReadOnlyList<AdoptionFinding> Findings, IReadOnlyList<string> Statements)
{
    /// <summary>Whether a column cannot be converted.</summary>
    public bool Blocks(string table, string column) =>
        Findings.Any(finding =>
            finding.Kind is AdoptionFindingKind.Blocking
            && string.Equals(finding.Table, table, StringComparison.Ordinal)
            && finding.Columns.Contains(column, StringComparer.Ordinal)
        );
}
