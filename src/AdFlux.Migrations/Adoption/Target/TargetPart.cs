using AdFlux.Migrations.Schema.Elements;

namespace AdFlux.Migrations.Adoption.Target;

/// <summary>A table, or a part of one that is made after it.</summary>
/// <param name="Table">The table's name.</param>
/// <param name="Element">What is made.</param>
/// <param name="Statements">The SQL that makes it; none where the table's own makes it already.</param>
internal sealed record TargetPart(string Table, SchemaElement Element, IReadOnlyList<string> Statements);
