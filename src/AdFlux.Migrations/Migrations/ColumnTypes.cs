using System.Globalization;

namespace AdFlux.Migrations.Migrations;

/// <summary>What each kind of column is called on the provider that a migration runs on: the only place where migrations branch.</summary>
internal sealed class ColumnTypes
{
    private readonly bool _isPostgreSql;

    private ColumnTypes(bool isPostgreSql) => _isPostgreSql = isPostgreSql;

    /// <summary>The column types of a provider.</summary>
    /// <param name="activeProvider">What EF Core calls the provider: <c>Migration.ActiveProvider</c>.</param>
    public static ColumnTypes For(string? activeProvider) =>
        activeProvider switch
        {
            "Npgsql.EntityFrameworkCore.PostgreSQL" => new(isPostgreSql: true),
            "Microsoft.EntityFrameworkCore.Sqlite" => new(isPostgreSql: false),
            _ => throw new NotSupportedException($"AdFlux has no migrations for {activeProvider}."),
        };

    /// <summary>An amount of money, exact to six decimals.</summary>
    public string Money => _isPostgreSql ? "numeric(18,6)" : "NUMERIC";

    /// <summary>A ratio such as a click-through rate.</summary>
    public string Ratio => _isPostgreSql ? "double precision" : "REAL";

    /// <summary>A count that may pass two thousand million.</summary>
    public string Count => _isPostgreSql ? "bigint" : "INTEGER";

    /// <summary>A 32-bit integer.</summary>
    public string Integer => _isPostgreSql ? "integer" : "INTEGER";

    /// <summary>A calendar day.</summary>
    public string Day => _isPostgreSql ? "date" : "TEXT";

    /// <summary>A point in time, in UTC.</summary>
    public string Instant => _isPostgreSql ? "timestamp without time zone" : "TEXT";

    /// <summary>A JSON document.</summary>
    public string Json => _isPostgreSql ? "jsonb" : "TEXT";

    /// <summary>Text of any length.</summary>
    public string Text => _isPostgreSql ? "text" : "TEXT";

    /// <summary>The collation that compares text byte by byte, whatever the database's own; SQLite compares so by itself.</summary>
    public string? Ordinal => _isPostgreSql ? "C" : null;

    /// <summary>The SQL expression for the current day in UTC.</summary>
    public string TodaySql => _isPostgreSql ? "(now() at time zone 'utc')::date" : "date('now')";

    /// <summary>Text of limited length; SQLite has no such limit.</summary>
    /// <param name="length">The greatest number of characters.</param>
    public string Varchar(int length) =>
        _isPostgreSql ? string.Create(CultureInfo.InvariantCulture, $"character varying({length})") : "TEXT";
}
