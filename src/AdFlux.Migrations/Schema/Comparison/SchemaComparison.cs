using AdFlux.Migrations.Schema.Elements;

namespace AdFlux.Migrations.Schema.Comparison;

/// <summary>Compares the tables of a database with those that the model wants.</summary>
internal static class SchemaComparison
{
    /// <summary>What the runner and adoption keep for themselves begins so.</summary>
    private const string OwnPrefix = "adflux_";

    // Columns first, since the rest stands on them; keys before what refers to them.
    private static readonly SchemaPart[] MendingOrder =
    [
        SchemaPart.Column,
        SchemaPart.PrimaryKey,
        SchemaPart.Index,
        SchemaPart.Table,
        SchemaPart.Check,
        SchemaPart.ForeignKey,
    ];

    /// <param name="wanted">The tables of the model, parents before children.</param>
    /// <param name="actual">The tables of the database.</param>
    /// <param name="dialect">What the provider takes for the same.</param>
    public static SchemaDrift Compare(IReadOnlyList<TableSchema> wanted, IReadOnlyList<TableSchema> actual, SchemaDialect dialect)
    {
        var findings = Find(wanted, actual, dialect).OrderBy(finding => Array.IndexOf(MendingOrder, finding.Part)).ToList();
        var byTable = findings.ToLookup(finding => finding.Table.Name, StringComparer.Ordinal);
        return new([
            .. findings.Select(finding =>
                finding.ToDifference(finding.IsError ? [.. dialect.Mend(finding, [.. byTable[finding.Table.Name]])] : [])
            ),
        ]);
    }

    /// <summary>The differences as they are found, without what mends them.</summary>
    public static IEnumerable<Finding> Find(IReadOnlyList<TableSchema> wanted, IReadOnlyList<TableSchema> actual, SchemaDialect dialect)
    {
        foreach (var table in wanted)
        {
            var found = actual.FirstOrDefault(other => string.Equals(other.Name, table.Name, StringComparison.Ordinal));
            var findings = found is null ? [new Finding(table, table, null)] : new TableComparison(table, found, dialect).Find();
            foreach (var finding in findings)
            {
                yield return finding;
            }
        }

        var extra = actual.Where(table =>
            !table.Name.StartsWith(OwnPrefix, StringComparison.Ordinal)
            && !wanted.Any(other => string.Equals(other.Name, table.Name, StringComparison.Ordinal))
        );
        foreach (var table in extra)
        {
            yield return new(table, null, table) { IsError = false, ActualTable = table };
        }
    }
}
