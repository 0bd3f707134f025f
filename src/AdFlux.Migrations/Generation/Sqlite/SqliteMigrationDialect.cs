using FluentMigrator;
using FluentMigrator.Expressions;
using FluentMigrator.Model;
using FluentMigrator.Postgres;

namespace AdFlux.Migrations.Generation.Sqlite;

/// <summary>SQLite, as the package brings it.</summary>
internal sealed class SqliteMigrationDialect : MigrationDialect
{
    /// <summary>PostgreSQL's collation that compares byte by byte, as SQLite does of its own.</summary>
    public const string Ordinal = "\"C\"";

    private const string OnlyPostgreSql = "Write it inside IfDatabase(\"PostgreSQL\").";
    private const string InPlace =
        "SQLite cannot change a column in place. Make a new column or table, copy the rows with Execute.Sql, and drop the old one.";

    private static readonly string[] Collations = [Ordinal, "BINARY", "NOCASE", "RTRIM"];

    /// <summary>Features that are written, or that mean nothing here: one connection writes at a time, and a number may always be given.</summary>
    private static readonly string[] Features =
    [
        PostgresExtensions.IndexFilter,
        PostgresExtensions.Concurrently,
        PostgresExtensions.IdentityGeneration,
        PostgresExtensions.IdentityModificationType,
    ];

    /// <summary>Types whose values are stored as their name says.</summary>
    private static readonly string[] CustomTypes =
    [
        "INTEGER",
        "REAL",
        "TEXT",
        "BLOB",
        "NUMERIC",
        "INT",
        "BIGINT",
        "SMALLINT",
        "VARCHAR",
        "CHAR",
        "DOUBLE",
    ];

    public override string Provider => "sqlite";

    public override string DatabaseType => ProcessorIdConstants.SQLite;

    public override IReadOnlyList<string> Aliases { get; } = [];

    public override IMigrationGenerator Generator => field ??= new SqliteSqlGenerator();

    public override IEnumerable<string> Refusals(IMigrationExpression expression) =>
        [
            .. ExpressionRules.Columns(expression).SelectMany(Refusals),
            .. OfKind(expression),
            .. Schemas(expression)
                .Where(schema => !string.IsNullOrEmpty(schema))
                .Select(schema => $"SQLite has no schema {schema}. {OnlyPostgreSql}"),
            .. ExpressionRules
                .Features(expression)
                .Except(Features, StringComparer.Ordinal)
                .Select(feature => $"{feature} is nothing that SQLite has, and would be left out. {OnlyPostgreSql}"),
        ];

    /// <remarks>What is not raw SQL can always be: only VACUUM and some PRAGMAs cannot.</remarks>
    public override bool CanBeInTransaction(IEnumerable<IMigrationExpression> expressions) =>
        !expressions.OfType<ExecuteSqlScriptExpressionBase>().Any();

    private static IEnumerable<string> Refusals(ColumnDefinition column)
    {
        if (column is { IsIdentity: true, IsPrimaryKey: false })
        {
            yield return $"SQLite hands out numbers only for a primary key: write PrimaryKey() beside Identity() on {column.Name}.";
        }

        if (column.CollationName is { Length: > 0 } collation && !Collations.Contains(collation, StringComparer.OrdinalIgnoreCase))
        {
            yield return $"SQLite has no collation {collation}: {column.Name} can have \"\\\"C\\\"\", BINARY, NOCASE or RTRIM.";
        }

        if (
            column is { Type: null, CustomType: { } type }
            && !CustomTypes.Contains(type.Split('(', ' ')[0], StringComparer.OrdinalIgnoreCase)
        )
        {
            yield return $"SQLite has no type {type}, and would turn text in {column.Name} that looks like a number into one. "
                + "Write TEXT, INTEGER, REAL or BLOB inside IfDatabase(\"SQLite\").";
        }

        if (column.Type is System.Data.DbType.DateTimeOffset)
        {
            yield return $"SQLite has no time with an offset: write AsDateTime() for {column.Name}, and store UTC.";
        }
    }

    private static IEnumerable<string> OfKind(IMigrationExpression expression) =>
        expression switch
        {
            AlterColumnExpression => [InPlace],
            AlterDefaultConstraintExpression or DeleteDefaultConstraintExpression => [InPlace],
            DeleteForeignKeyExpression =>
            [
                $"SQLite cannot drop a foreign key. {InPlace} Instead of an AutoReversingMigration that makes one, write a Migration with Down().",
            ],
            CreateConstraintExpression { Constraint.IsPrimaryKeyConstraint: true } =>
            [
                "SQLite has a primary key only where the table is made: write PrimaryKey() inside Create.Table.",
            ],
            DeleteConstraintExpression { Constraint.IsPrimaryKeyConstraint: true } => ["SQLite cannot drop a primary key. " + InPlace],
            CreateSequenceExpression or DeleteSequenceExpression => [$"SQLite has no sequences. {OnlyPostgreSql}"],
            CreateSchemaExpression or DeleteSchemaExpression or AlterSchemaExpression => [$"SQLite has no schemas. {OnlyPostgreSql}"],
            CreateTableExpression { Columns: var columns }
                when columns.Any(column => column.IsIdentity) && columns.Count(column => column.IsPrimaryKey) > 1 =>
            [
                "SQLite hands out numbers only where the column alone is the primary key. Make it so, and the others unique by Create.UniqueConstraint.",
            ],
            CreateColumnExpression { Column: { IsIdentity: true } column } =>
            [
                $"SQLite hands out numbers only where the table is made: write Identity() for {column.Name} inside Create.Table.",
            ],
            CreateColumnExpression { Column: { ExpressionStored: true } column } =>
            [
                $"SQLite adds no stored computed column to a table that is there: write Computed(..., stored: false) for {column.Name}.",
            ],
            CreateColumnExpression { Column: { DefaultValue: SystemMethods } column } =>
            [
                $"SQLite adds no column with a computed default to a table that holds rows: give {column.Name} a constant default or none, and Update.Table.",
            ],
            _ => [],
        };

    private static IEnumerable<string?> Schemas(IMigrationExpression expression) =>
        expression switch
        {
            ISchemaExpression { SchemaName: var schema } => [schema],
            IIndexExpression { Index.SchemaName: var schema } => [schema],
            IConstraintExpression { Constraint.SchemaName: var schema } => [schema],
            IForeignKeyExpression { ForeignKey: var foreignKey } => [foreignKey.ForeignTableSchema, foreignKey.PrimaryTableSchema],
            _ => [],
        };
}
