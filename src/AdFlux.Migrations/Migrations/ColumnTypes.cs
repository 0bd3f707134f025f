using System.Globalization;
using Microsoft.EntityFrameworkCore.Migrations.Operations.Builders;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;
using Column = Microsoft.EntityFrameworkCore.Migrations.Operations.Builders.OperationBuilder<Microsoft.EntityFrameworkCore.Migrations.Operations.AddColumnOperation>;

namespace AdFlux.Migrations.Migrations;

/// <summary>Columns by their meaning, with the type that the provider has for it: the only place where migrations branch.</summary>
internal sealed class ColumnTypes
{
    private readonly bool _isPostgreSql;

    private ColumnTypes(bool isPostgreSql) => _isPostgreSql = isPostgreSql;

    /// <summary>The columns of a provider.</summary>
    /// <param name="activeProvider">What EF Core calls the provider: <c>Migration.ActiveProvider</c>.</param>
    public static ColumnTypes For(string? activeProvider) =>
        activeProvider switch
        {
            "Npgsql.EntityFrameworkCore.PostgreSQL" => new(isPostgreSql: true),
            "Microsoft.EntityFrameworkCore.Sqlite" => new(isPostgreSql: false),
            _ => throw new NotSupportedException($"AdFlux has no migrations for {activeProvider}."),
        };

    /// <summary>What the index of level and day holds beside them, so that a roll-up reads nothing else; nothing on PostgreSQL.</summary>
    public string[] CoveredByRollupIndex =>
        _isPostgreSql
            ? []
            :
            [
                "date_stop",
                "meta_campaign_id",
                "meta_ad_set_id",
                "impressions",
                "clicks",
                "spend",
                "submit_applications",
                "submit_applications_value",
                "leads",
                "leads_value",
                "view_content",
                "view_content_value",
            ];

    /// <summary>An integer key that the database hands out; each provider heeds its own annotation.</summary>
    public Column GeneratedKey(ColumnsBuilder table) =>
        Integer(table, nullable: false)
            .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn)
            .Annotation("Sqlite:Autoincrement", true);

    /// <summary>An amount of money, exact to six decimals.</summary>
    public Column Money(ColumnsBuilder table) => table.Column<decimal>(_isPostgreSql ? "numeric(18,6)" : "REAL", nullable: true);

    /// <summary>A ratio such as a click-through rate.</summary>
    public Column Ratio(ColumnsBuilder table) => table.Column<double>(_isPostgreSql ? "double precision" : "REAL", nullable: true);

    /// <summary>A 64-bit count.</summary>
    public Column Count(ColumnsBuilder table) => table.Column<long>(_isPostgreSql ? "bigint" : "INTEGER", nullable: true);

    /// <summary>A 32-bit integer.</summary>
    public Column Integer(ColumnsBuilder table, bool nullable = true) =>
        table.Column<int>(_isPostgreSql ? "integer" : "INTEGER", nullable: nullable);

    /// <summary>A calendar day.</summary>
    public Column Day(ColumnsBuilder table, bool nullable = true) => Day(table, nullable, defaultSql: null);

    /// <summary>A calendar day, by default the current one in UTC.</summary>
    public Column Today(ColumnsBuilder table) =>
        Day(table, nullable: false, _isPostgreSql ? "(now() at time zone 'utc')::date" : "date('now')");

    /// <summary>A point in time, in UTC.</summary>
    public Column Instant(ColumnsBuilder table) =>
        table.Column<DateTime>(_isPostgreSql ? "timestamp without time zone" : "TEXT", nullable: true);

    /// <summary>A JSON document.</summary>
    public Column Json(ColumnsBuilder table) => table.Column<string>(_isPostgreSql ? "jsonb" : "TEXT", nullable: true);

    /// <summary>Text of any length.</summary>
    public Column Text(ColumnsBuilder table, bool nullable = true) => Text(table, "text", nullable, defaultValue: null);

    /// <summary>Text of limited length; SQLite has no such limit.</summary>
    public Column Varchar(ColumnsBuilder table, int length, bool nullable = true, string? defaultValue = null) =>
        Text(table, string.Create(CultureInfo.InvariantCulture, $"character varying({length})"), nullable, defaultValue);

    /// <summary>Text compares byte by byte: SQLite's way, and PostgreSQL's when told.</summary>
    private Column Text(ColumnsBuilder table, string postgreSqlType, bool nullable, string? defaultValue) =>
        _isPostgreSql
            ? table.Column<string>(postgreSqlType, nullable: nullable, defaultValue: defaultValue, collation: "C")
            : table.Column<string>("TEXT", nullable: nullable, defaultValue: defaultValue);

    private Column Day(ColumnsBuilder table, bool nullable, string? defaultSql) =>
        table.Column<DateOnly>(_isPostgreSql ? "date" : "TEXT", nullable: nullable, defaultValueSql: defaultSql);
}
