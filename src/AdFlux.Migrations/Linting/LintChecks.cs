using System.Text;
using AdFlux.Migrations.Generation;
using FluentMigrator.Expressions;

namespace AdFlux.Migrations.Linting;

/// <summary>Finds where a migration breaks the rules.</summary>
internal static class LintChecks
{
    public static IEnumerable<(LintRule Rule, string Subject)> Of(LintedMigration migration) =>
        LintRule.All.SelectMany(rule => Subjects(rule, migration).Distinct(StringComparer.Ordinal).Select(subject => (rule, subject)));

    private static IEnumerable<string> Subjects(LintRule rule, LintedMigration migration) =>
        rule switch
        {
            _ when rule == LintRule.IndexNotConcurrent || rule == LintRule.ConstraintValidated => migration.IsPostgreSql
                ? Changed(rule, migration)
                : [],
            _ when rule == LintRule.SqliteRebuild => migration.IsPostgreSql ? [] : Changed(rule, migration),
            _ when rule == LintRule.MissingDown => migration.HasDown || migration.Written.Count == 0 ? [] : ["Down"],
            _ when rule == LintRule.IdentifierTooLong => NamesTooLong(migration),
            _ when rule == LintRule.NotInTransaction => NotInTransaction(migration),
            _ => Changed(rule, migration),
        };

    private static IEnumerable<string> Changed(LintRule rule, LintedMigration migration) =>
        migration.Changes.Where(change => change.Rule == rule && migration.IsInUse(change.Table)).Select(change => change.Subject);

    private static IEnumerable<string> NamesTooLong(LintedMigration migration) =>
        migration
            .Written.SelectMany(ExpressionNames.Of)
            .Concat(migration.Changes.Select(change => change.NewName).OfType<string>())
            .Where(name => Encoding.UTF8.GetByteCount(name) > ExpressionNames.MaxBytes);

    /// <summary>What cannot be in a transaction, where it is in one or not alone; a migration that is in none needlessly is one with such a part.</summary>
    private static string[] NotInTransaction(LintedMigration migration)
    {
        if (!migration.IsTransactional && migration.Written.Count <= 1)
        {
            return [];
        }

        string[] outside =
        [
            .. migration.IsPostgreSql ? ConcurrentIndexes(migration) : [],
            .. migration.Sql.Where(SqlChanges.CannotBeInTransaction).Select(Shortened),
        ];
        return outside is [] && !migration.IsTransactional ? ["TransactionBehavior.None"] : outside;
    }

    private static IEnumerable<string> ConcurrentIndexes(LintedMigration migration) =>
        migration
            .Written.OfType<CreateIndexExpression>()
            .Where(index => ExpressionChanges.IsConcurrent(index.Index))
            .Select(index => $"index {index.Index.Name} on {index.Index.TableName}");

    private static string Shortened(string sql)
    {
        var line = string.Join(' ', sql.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return line.Length > 80 ? line[..77] + "..." : line;
    }
}
