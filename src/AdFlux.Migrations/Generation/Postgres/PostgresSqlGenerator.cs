using FluentMigrator.Expressions;
using FluentMigrator.Runner;
using FluentMigrator.Runner.Generators;
using FluentMigrator.Runner.Generators.Postgres;
using Microsoft.Extensions.Options;

namespace AdFlux.Migrations.Generation.Postgres;

/// <summary>FluentMigrator's generator for PostgreSQL 15 and later, where it would leave something out.</summary>
internal sealed class PostgresSqlGenerator()
    : Postgres15_0Generator(
        new PostgresValues(),
        new OptionsWrapper<GeneratorOptions>(new() { CompatibilityMode = CompatibilityMode.STRICT })
    )
{
    /// <remarks>FluentMigrator lists one of them only.</remarks>
    public override bool IsAdditionalFeatureSupported(string feature) => feature.StartsWith("Postgres", StringComparison.Ordinal);

    /// <remarks>FluentMigrator drops the table of that name in another schema.</remarks>
    public override string Generate(DeleteTableExpression expression) =>
        expression.IfExists
            ? FormatStatement(DropTableIfExists, Quoter.QuoteTableName(expression.TableName, expression.SchemaName))
            : base.Generate(expression);
}
