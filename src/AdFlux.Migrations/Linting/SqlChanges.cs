using AdFlux.Migrations.Schema.Text;

namespace AdFlux.Migrations.Linting;

/// <summary>Reads what SQL of a migration changes, as far as the rules ask for it.</summary>
internal static class SqlChanges
{
    public static IEnumerable<LintedChange> Of(string sql) => Statements(sql).SelectMany(Of);

    /// <summary>Whether PostgreSQL or SQLite refuses the SQL in a transaction.</summary>
    public static bool CannotBeInTransaction(string sql) =>
        Statements(sql).Any(statement => statement.Has("CONCURRENTLY") || statement.Take("VACUUM"));

    private static IEnumerable<SqlWords> Statements(string sql)
    {
        var statement = new List<SqlToken>();
        foreach (var token in SqlToken.Read(sql))
        {
            if (token.Text is not ";")
            {
                statement.Add(token);
                continue;
            }

            yield return new(statement);
            statement = [];
        }

        yield return new(statement);
    }

    private static IEnumerable<LintedChange> Of(SqlWords words) =>
        words switch
        {
            _ when words.Take("CREATE", "TABLE") => [LintedChange.TableMade(words.Name())],
            _ when words.Take("CREATE", "INDEX") || words.Take("CREATE", "UNIQUE", "INDEX") => [IndexMade(words)],
            _ when words.Take("DROP", "TABLE") => [LintedChange.OfTable(LintRule.Drop, words.Name())],
            _ when words.Take("ALTER", "TABLE") => TableAltered(words.Name(), words),
            _ => [],
        };

    private static LintedChange IndexMade(SqlWords words)
    {
        var isConcurrent = words.Take("CONCURRENTLY");
        var name = words.Is("ON") ? "" : words.Name();
        words.Take("ON");
        return LintedChange.IndexMade(words.Name(), name, isConcurrent);
    }

    private static IEnumerable<LintedChange> TableAltered(string table, SqlWords words) =>
        words.ByComma().Select(action => TableAlteredBy(table, action)).OfType<LintedChange>();

    private static LintedChange? TableAlteredBy(string table, SqlWords words) =>
        words switch
        {
            _ when words.Take("RENAME", "CONSTRAINT") => null,
            _ when words.Take("RENAME", "TO") => LintedChange.OfTable(LintRule.Rename, table, words.Name()),
            _ when words.Take("RENAME") => ColumnRenamed(table, words.Column(), words),
            _ when words.Take("DROP", "CONSTRAINT") => null,
            _ when words.Take("DROP") => LintedChange.OfColumn(LintRule.Drop, table, words.Column()),
            _ when words.Take("ALTER") => ColumnAltered(table, words.Column(), words),
            _ when words.Take("ADD", "CONSTRAINT") => ConstraintAdded(table, words.Name(), words),
            _ when words.Take("ADD") => words.IsConstraint ? ConstraintAdded(table, "", words) : ColumnAdded(table, words.Column(), words),
            _ => null,
        };

    private static LintedChange ColumnRenamed(string table, string column, SqlWords words) =>
        LintedChange.OfColumn(LintRule.Rename, table, column, words.Take("TO") ? words.Name() : null);

    private static LintedChange? ColumnAltered(string table, string column, SqlWords words) =>
        words switch
        {
            _ when words.Take("SET", "NOT", "NULL") => LintedChange.OfColumn(LintRule.NotNullWithoutDefault, table, column),
            _ when words.Take("TYPE") || words.Take("SET", "DATA", "TYPE") => LintedChange.OfColumn(LintRule.TypeChange, table, column),
            _ => null,
        };

    private static LintedChange? ConstraintAdded(string table, string name, SqlWords words)
    {
        var isCheap = words.Has("NOT", "VALID") || words.Has("USING", "INDEX");
        return words switch
        {
            _ when words.Take("FOREIGN") => Added(LintRule.ConstraintValidated, "foreign key"),
            _ when words.Take("CHECK") => Added(LintRule.ConstraintValidated, "check constraint"),
            _ when words.Take("UNIQUE") => Added(LintRule.IndexNotConcurrent, "unique constraint"),
            _ when words.Take("PRIMARY") => Added(LintRule.IndexNotConcurrent, "primary key"),
            _ => null,
        };

        LintedChange Added(LintRule rule, string kind) => LintedChange.ConstraintAdded(isCheap ? null : rule, kind, table, name);
    }

    private static LintedChange ColumnAdded(string table, string column, SqlWords words) =>
        LintedChange.OfColumn(
            words.Has("NOT", "NULL") && !words.Has("DEFAULT") && !words.Has("GENERATED") ? LintRule.NotNullWithoutDefault : null,
            table,
            column,
            column
        );
}
