using System.Data;
using System.Globalization;
using AdFlux.Migrations.Adoption.Values;
using AdFlux.Migrations.Generation;
using AdFlux.Migrations.Generation.Sqlite;
using AdFlux.Migrations.Schema.Elements;
using AdFlux.Migrations.Schema.Text;
using FluentMigrator;
using FluentMigrator.Expressions;
using FluentMigrator.Model;

namespace AdFlux.Migrations.Adoption.Target;

/// <summary>Columns of FluentMigrator's as the database shows them, and what their values mean.</summary>
internal sealed class TargetColumns(MigrationDialect dialect)
{
    private readonly bool _isSqlite = dialect == MigrationDialect.Sqlite;
    private readonly SqliteTypes _sqliteTypes = new();
    private readonly ModelText _model = new();

    public IReadOnlyList<TargetColumn> Read(CreateTableExpression table) =>
        [
            .. table.Columns.Select(column =>
            {
                var kind = Kind(column);
                return new TargetColumn(Schema(column, kind), Meaning(table.TableName, column, kind));
            }),
        ];

    private ColumnSchema Schema(ColumnDefinition column, ValueKind kind) =>
        new(column.Name, _isSqlite ? SqliteType(column) : PostgreSqlType(column, kind), column.IsNullable is true)
        {
            Default = Default(column.DefaultValue),
            // SQLite's own is the same, and is not named.
            Collation = _isSqlite ? null : column.CollationName?.Trim('"'),
            Generation =
                !column.IsIdentity ? KeyGeneration.None
                : _isSqlite ? KeyGeneration.AutoIncrement
                : KeyGeneration.Identity,
        };

    private ColumnMeaning Meaning(string table, ColumnDefinition column, ValueKind kind) =>
        kind switch
        {
            ValueKind.Text => new(kind, column.Size, _model.Reader(table, column.Name)),
            ValueKind.Json => new(kind, null, _model.Reader(table, column.Name)),
            _ => new(kind, null, null),
        };

    private static ValueKind Kind(ColumnDefinition column) =>
        column.Type switch
        {
            DbType.String => ValueKind.Text,
            DbType.Int32 => ValueKind.Integer,
            DbType.Int64 => ValueKind.BigInteger,
            DbType.Decimal => ValueKind.Money,
            DbType.Double => ValueKind.Ratio,
            DbType.Date => ValueKind.Day,
            DbType.DateTime => ValueKind.Instant,
            // The one type that FluentMigrator has no word for.
            null => ValueKind.Json,
            _ => throw new NotSupportedException($"The adoption does not know the type {column.Type} of {column.Name}."),
        };

    private static string PostgreSqlType(ColumnDefinition column, ValueKind kind) =>
        kind switch
        {
            ValueKind.Text => column.Size is null
                ? "text"
                : string.Create(CultureInfo.InvariantCulture, $"character varying({column.Size})"),
            ValueKind.Integer => "integer",
            ValueKind.BigInteger => "bigint",
            ValueKind.Money => string.Create(CultureInfo.InvariantCulture, $"numeric({column.Size},{column.Precision})"),
            ValueKind.Ratio => "double precision",
            ValueKind.Day => "date",
            ValueKind.Instant => "timestamp without time zone",
            _ => column.CustomType,
        };

    private string SqliteType(ColumnDefinition column) =>
        column.Type is { } type ? _sqliteTypes.GetTypeMap(type, column.Size, column.Precision) : column.CustomType;

    private string? Default(object? value) =>
        value switch
        {
            ColumnDefinition.UndefinedDefaultValue => null,
            string text => Sql.Literal(text),
            // SQLite wants parentheses around an expression, and shows it without them.
            RawSql { Value: ['(', .. var expression, ')'] } when _isSqlite => expression,
            RawSql raw => raw.Value,
            _ => throw new NotSupportedException($"The adoption does not know the default {value}."),
        };
}
