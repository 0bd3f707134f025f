using FluentMigrator;
using FluentMigrator.Infrastructure;

namespace AdFlux.Migrations.Migrations;

/// <summary>A migration of AdFlux. Internal, as all of them are: a runner of the application's own that scans assemblies leaves them alone.</summary>
internal abstract class AdFluxMigration : Migration
{
    protected const string PostgreSql = ProcessorIdConstants.PostgreSQL;
    protected const string Sqlite = ProcessorIdConstants.SQLite;

    /// <summary>The collation of text, which compares byte by byte: SQLite's only way, and PostgreSQL's when told.</summary>
    protected const string Ordinal = "\"C\"";

    private bool _isPostgreSql;

    /// <summary>The type of a JSON document.</summary>
    protected string Json => _isPostgreSql ? "jsonb" : "TEXT";

    /// <summary>The current day in UTC.</summary>
    protected RawSql Today => RawSql.Insert(_isPostgreSql ? "(now() at time zone 'utc')::date" : "(date('now'))");

    public override void GetUpExpressions(IMigrationContext context)
    {
        _isPostgreSql = IsPostgreSql(context);
        base.GetUpExpressions(context);
    }

    public override void GetDownExpressions(IMigrationContext context)
    {
        _isPostgreSql = IsPostgreSql(context);
        base.GetDownExpressions(context);
    }

    private static bool IsPostgreSql(IMigrationContext context) =>
        string.Equals(context.QuerySchema.DatabaseType, PostgreSql, StringComparison.Ordinal);
}
