using AdFlux.Migrations.Generation;
using AdFlux.Migrations.Running;
using FluentMigrator.Expressions;
using FluentMigrator.Runner;

namespace AdFlux.Migrations.Linting;

/// <summary>What a migration does on a provider.</summary>
internal sealed class LintedMigration
{
    private readonly HashSet<string> _made;

    /// <exception cref="Faults.UnsupportedMigrationException">It asks the database what is there, or a script of it cannot be read.</exception>
    public LintedMigration(MigrationDefinition definition, MigrationProvider provider, FluentRunner runner)
    {
        IsPostgreSql = provider is MigrationProvider.PostgreSql;
        // Alter.Table is an expression of its own beside those of its columns, and does nothing. The conventions name what the migration does not.
        Written =
        [
            .. runner
                .Read(definition, MigrationDirection.Up)
                .Where(expression => expression is not AlterTableExpression)
                .Apply(new DefaultConventionSet()),
        ];
        Sql = [.. Written.OfType<ExecuteSqlScriptExpressionBase>().SelectMany(script => runner.Sql(definition, script))];
        var expressions = new ExpressionChanges(Written);
        Changes = [.. Written.SelectMany(expressions.Of), .. Sql.SelectMany(SqlChanges.Of)];
        IsTransactional = definition.IsTransactional || MigrationDialect.Of(provider).CanBeInTransaction(Written);
        HasDown = IsReverted(definition, runner);
        _made = [.. Changes.Where(change => change.MakesTable).Select(change => change.Table)];
    }

    public bool IsPostgreSql { get; }

    /// <summary>The expressions as they were written.</summary>
    public IReadOnlyList<IMigrationExpression> Written { get; }

    /// <summary>The SQL among them, of <c>Execute.Sql</c> and of scripts.</summary>
    public IReadOnlyList<string> Sql { get; }

    /// <summary>What the expressions change, and what the SQL among them amounts to.</summary>
    public IReadOnlyList<LintedChange> Changes { get; }

    public bool IsTransactional { get; }

    public bool HasDown { get; }

    /// <summary>Whether a table was there before, so that others use it and it can hold rows.</summary>
    public bool IsInUse(string table) => !_made.Contains(table);

    private static bool IsReverted(MigrationDefinition definition, FluentRunner runner)
    {
        try
        {
            return runner.Read(definition, MigrationDirection.Down).Count > 0;
        }
        catch (Exception)
        {
            // Code of the migration, which may say in any way that there is no way back.
            return false;
        }
    }
}
