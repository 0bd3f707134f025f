namespace AdFlux.Migrations.Linting;

/// <summary>What an expression of FluentMigrator or an SQL statement does to a table, as far as the rules ask for it.</summary>
/// <param name="Table">The table.</param>
/// <param name="Rule">The rule that it breaks where the table is in use; null when it breaks none.</param>
/// <param name="Subject">What breaks it.</param>
/// <param name="NewName">The name that it gives; null when it gives none.</param>
internal sealed record LintedChange(string Table, LintRule? Rule, string Subject, string? NewName = null)
{
    public bool MakesTable { get; private init; }

    public static LintedChange TableMade(string table) => new(table, Rule: null, $"table {table}", table) { MakesTable = true };

    public static LintedChange OfTable(LintRule rule, string table, string? newName = null) => new(table, rule, $"table {table}", newName);

    public static LintedChange OfColumn(LintRule? rule, string table, string column, string? newName = null) =>
        new(table, rule, $"column {table}.{column}", newName);

    public static LintedChange IndexMade(string table, string name, bool isConcurrent) =>
        new(table, isConcurrent ? null : LintRule.IndexNotConcurrent, $"index {name} on {table}", name);

    /// <param name="rule">The rule; null for a constraint that neither looks at rows nor makes an index.</param>
    /// <param name="kind">Which constraint, such as <c>foreign key</c>.</param>
    /// <param name="table">The table.</param>
    /// <param name="name">The constraint.</param>
    public static LintedChange ConstraintAdded(LintRule? rule, string kind, string table, string name) =>
        new(table, rule, $"{kind} {name} on {table}", name);

    public static LintedChange OnlyWithRebuild(string operation, string table) =>
        new(table, LintRule.SqliteRebuild, $"{operation} on {table}");
}
