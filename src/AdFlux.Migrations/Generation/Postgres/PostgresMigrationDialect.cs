using System.Data;
using FluentMigrator;
using FluentMigrator.Expressions;
using FluentMigrator.Model;

namespace AdFlux.Migrations.Generation.Postgres;

/// <summary>PostgreSQL 15 and later.</summary>
internal sealed class PostgresMigrationDialect : MigrationDialect
{
    public override string Provider => "postgresql";

    public override string DatabaseType => ProcessorIdConstants.PostgreSQL;

    public override IReadOnlyList<string> Aliases { get; } = [ProcessorIdConstants.Postgres, ProcessorIdConstants.PostgreSQL15_0];

    public override IMigrationGenerator Generator => field ??= new PostgresSqlGenerator();

    public override IEnumerable<string> Refusals(IMigrationExpression expression) =>
        [
            .. ExpressionRules.Columns(expression).SelectMany(Refusals),
            .. ExpressionRules
                .Features(expression)
                .Where(feature => !feature.StartsWith("Postgres", StringComparison.Ordinal))
                .Select(feature =>
                    $"{feature} is of another database, and would be left out. Write it inside IfDatabase with that one's name."
                ),
            .. expression is AlterColumnExpression { Column: { Expression: not null } computed }
                ? [$"Computed() on the altered column {computed.Name} would be left out. Delete the column and create it anew."]
                : Array.Empty<string>(),
        ];

    private static IEnumerable<string> Refusals(ColumnDefinition column)
    {
        if (column.CollationName is { Length: > 0 } collation && !collation.StartsWith('"'))
        {
            yield return $"PostgreSQL reads the collation {collation} of {column.Name} in lower case unless it is quoted. Write \"\\\"{collation}\\\"\".";
        }

        switch (column.Type, column.DefaultValue)
        {
            case (DbType.DateTimeOffset, SystemMethods.CurrentUTCDateTime):
                yield return $"CurrentUTCDateTime in {column.Name} would be read in the time zone of the session. Write CurrentDateTimeOffset.";
                break;
            case (DbType.DateTimeOffset, DateTime { Kind: not DateTimeKind.Utc }):
                yield return $"the default of {column.Name} would be read in the time zone of the session. Give a DateTimeOffset.";
                break;
            case (DbType.Date or DbType.Time or DbType.DateTime or DbType.DateTime2, SystemMethods.CurrentDateTimeOffset):
                yield return $"CurrentDateTimeOffset in {column.Name} would be stored in the time zone of the session. Write CurrentUTCDateTime.";
                break;
        }
    }

    public override bool CanBeInTransaction(IEnumerable<IMigrationExpression> expressions) => false;
}
