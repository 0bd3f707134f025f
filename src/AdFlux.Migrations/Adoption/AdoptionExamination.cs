namespace AdFlux.Migrations.Adoption;

/// <summary>What an examination found.</summary>
/// <param name="State">What the database is.</param>
/// <param name="Summary">The same in words, with what to do.</param>
/// <param name="Findings">The differences, blocking ones first; none unless the database is one of the Python application.</param>
/// <param name="Statements">
/// The SQL of the conversion, in order. On SQLite it calls functions named <c>adflux_</c> that the adoption adds to its connection.
/// </param>
public sealed record AdoptionExamination(
    AdoptionState State,
    string Summary,
    IReadOnlyList<AdoptionFinding> Findings,
    IReadOnlyList<string> Statements
);
