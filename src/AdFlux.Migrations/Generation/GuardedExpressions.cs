using System.ComponentModel.DataAnnotations;
using FluentMigrator.Expressions;
using FluentMigrator.Validation;

namespace AdFlux.Migrations.Generation;

/// <summary>FluentMigrator's own checks of an expression, and what the provider's generator would drop or write wrong.</summary>
internal sealed class GuardedExpressions(MigrationDialect dialect) : DefaultMigrationExpressionValidator(serviceProvider: null)
{
    public override IEnumerable<ValidationResult> Validate(IMigrationExpression expression) =>
        [
            .. base.Validate(expression),
            .. ExpressionRules.Refusals(expression).Concat(dialect.Refusals(expression)).Select(refusal => new ValidationResult(refusal)),
        ];
}
