namespace AdFlux.Migrations.Adoption;

/// <summary>One difference between the database and ours.</summary>
/// <param name="Kind">What it means for the adoption.</param>
/// <param name="Table">The table.</param>
/// <param name="Columns">The columns; none when it is about the table.</param>
/// <param name="Found">What is there.</param>
/// <param name="Action">What the adoption does about it; for a blocking one, what to do before.</param>
public sealed record AdoptionFinding(AdoptionFindingKind Kind, string Table, IReadOnlyList<string> Columns, string Found, string Action);
