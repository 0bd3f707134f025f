using System.Data.Common;
using System.Globalization;
using System.Text;
using AdFlux.Data;
using AdFlux.Migrations.Adoption;
using AdFlux.Migrations.Adoption.Postgres;
using AdFlux.Migrations.Adoption.Sqlite;
using AdFlux.Migrations.Adoption.Target;
using AdFlux.Migrations.Running;
using AdFlux.Migrations.Running.History;
using AdFlux.Migrations.Running.Postgres;
using AdFlux.Migrations.Running.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace AdFlux.Migrations.Tests.Adoption;

/// <summary>Test databases as an adoption finds and leaves them.</summary>
internal static class AdoptionDatabases
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>One more database beside a fixture, as the Python application made it.</summary>
    public static async Task<TestDatabase> CreateOldAsync(this TestDatabase fixture)
    {
        var database = await fixture.CreateAnotherAsync(Cancellation);
        await Recording.Of(database.Provider).MakeAsync(database);
        return database;
    }

    public static AdFluxAdoption Adoption(this TestDatabase database, ILoggerFactory? loggerFactory = null) =>
        database.Provider is TestProvider.PostgreSql
            ? AdFluxAdoption.ForPostgreSql(database.ConnectionString, loggerFactory)
            : AdFluxAdoption.ForSqlite(database.ConnectionString, loggerFactory);

    public static MigrationDatabase MigrationDatabase(this TestDatabase database) =>
        database.Provider is TestProvider.PostgreSql
            ? PostgresMigrationDatabase.FromConnectionString(database.ConnectionString)
            : SqliteMigrationDatabase.FromConnectionString(database.ConnectionString);

    /// <summary>The database as an application of ours sees it.</summary>
    public static AdFluxDbContext Context(this TestDatabase database)
    {
        var options = new DbContextOptionsBuilder<AdFluxDbContext>();
        if (database.Provider is TestProvider.PostgreSql)
        {
            options.UseAdFluxPostgreSql(database.ConnectionString);
        }
        else
        {
            options.UseAdFluxSqlite(database.ConnectionString);
        }

        return new(options.Options);
    }

    /// <summary>Examines the database, runs a statement, and verifies that nothing changed.</summary>
    public static async Task VerifyAfterAsync(this TestDatabase database, string sql)
    {
        var migrationDatabase = database.MigrationDatabase();
        await using var session = (await migrationDatabase.OpenAsync(Cancellation))!;
        var target = TargetSchema.Of(migrationDatabase.Dialect);
        AdoptionProvider provider =
            database.Provider is TestProvider.PostgreSql ? new PostgresAdoption(session) : new SqliteAdoption(session);
        await provider.PrepareAsync(new(), Cancellation);
        var history = new MigrationHistory(session, HistoryTables.AdFlux, "", TimeProvider.System);
        var examiner = new Examiner(session, history, provider, target, new());
        var before = await examiner.ExamineAsync(Cancellation);
        await session.ExecuteAsync(sql, [], Cancellation);
        await examiner.VerifyAsync(before.Tables, Cancellation);
    }

    /// <summary>Runs a statement as the Python application does, which leaves SQLite's foreign keys off.</summary>
    public static Task<int> ExecuteUncheckedAsync(this TestDatabase database, string sql) =>
        database.ExecuteAsync((database.Provider is TestProvider.Sqlite ? "PRAGMA foreign_keys = OFF; " : "") + sql, Cancellation);

    /// <summary>Everything that the database holds: how its tables are made, and every value as it is stored.</summary>
    public static async Task<string> DumpAsync(this TestDatabase database)
    {
        const string postgresSchema = """
            SELECT concat_ws(' ', c.relname, a.attname, format_type(a.atttypid, a.atttypmod), a.attnotnull, a.attidentity, l.collname,
                pg_get_expr(d.adbin, d.adrelid))
            FROM pg_class AS c
            JOIN pg_attribute AS a ON a.attrelid = c.oid AND a.attnum > 0
            LEFT JOIN pg_attrdef AS d ON d.adrelid = c.oid AND d.adnum = a.attnum
            LEFT JOIN pg_collation AS l ON l.oid = a.attcollation
            WHERE c.relnamespace = 'public'::regnamespace
            UNION ALL
            SELECT conname || pg_get_constraintdef(oid) FROM pg_constraint WHERE connamespace = 'public'::regnamespace
            UNION ALL
            SELECT indexdef FROM pg_indexes WHERE schemaname = 'public'
            ORDER BY 1
            """;
        await using var connection = await database.OpenConnectionAsync(Cancellation);
        var isPostgres = database.Provider is TestProvider.PostgreSql;
        var dump = new StringBuilder();
        var schema = isPostgres ? postgresSchema : "SELECT coalesce(sql, name) FROM sqlite_master ORDER BY 1";
        dump.AppendJoin('\n', await ReadAsync(connection, schema));
        var rows = isPostgres
            ? """
                SELECT format('SELECT t::text FROM %s AS t ORDER BY 1', oid::regclass) FROM pg_class
                WHERE relnamespace = 'public'::regnamespace AND relkind = 'r'
                UNION ALL
                SELECT format('SELECT concat_ws('' '', last_value, is_called) FROM %s', oid::regclass) FROM pg_class
                WHERE relnamespace = 'public'::regnamespace AND relkind = 'S'
                ORDER BY 1
                """
            : """
                SELECT 'SELECT ' || group_concat('quote("' || c.name || '")', ' || '','' || ') || ' FROM "' || t.name || '" ORDER BY 1'
                FROM sqlite_master AS t JOIN pragma_table_info(t.name) AS c
                WHERE t.type = 'table' GROUP BY t.name ORDER BY t.name
                """;
        foreach (var query in await ReadAsync(connection, rows))
        {
            dump.Append('\n').Append(query).Append('\n').AppendJoin('\n', await ReadAsync(connection, query));
        }

        return dump.ToString();
    }

    private static async Task<List<string>> ReadAsync(DbConnection connection, string sql)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await using var reader = await command.ExecuteReaderAsync(Cancellation);
        var lines = new List<string>();
        while (await reader.ReadAsync(Cancellation))
        {
            lines.Add(Convert.ToString(reader.GetValue(0), CultureInfo.InvariantCulture)!);
        }

        return lines;
    }
}
