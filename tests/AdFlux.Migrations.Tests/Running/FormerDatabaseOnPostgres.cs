using AdFlux.Migrations.Tests.Support;

namespace AdFlux.Migrations.Tests.Running;

/// <remarks>
/// Byte for byte by pg_dump. It refuses a server that is newer than itself, and the package that brings newer ones has none: there the catalogs tell.
/// </remarks>
[OnPostgres]
public sealed class FormerDatabaseOnPostgres(PostgresDatabase database) : FormerDatabaseSpec(database), IClassFixture<PostgresDatabase>
{
    private const string Catalogs = """
        SELECT string_agg(line, E'\n' ORDER BY line) FROM (
            SELECT format('%s %s %s %s %s %s %s %s', attrelid::regclass, attnum, attname, format_type(atttypid, atttypmod), attnotnull,
                attidentity, attcollation::regcollation, pg_get_expr(adbin, adrelid))
            FROM pg_attribute LEFT JOIN pg_attrdef ON adrelid = attrelid AND adnum = attnum
            WHERE attrelid IN (SELECT oid FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind = 'r') AND attnum > 0
            UNION ALL
            SELECT format('%s %s %s', conrelid::regclass, conname, pg_get_constraintdef(oid)) FROM pg_constraint
            WHERE connamespace = 'public'::regnamespace
            UNION ALL
            SELECT indexdef FROM pg_indexes WHERE schemaname = 'public'
            UNION ALL
            SELECT format('%s %s', relname, reloptions) FROM pg_class WHERE relnamespace = 'public'::regnamespace) AS lines(line)
        """;

    protected override async Task<string> DescribeAsync(TestDatabase database)
    {
        var catalogs = (string)(await database.ScalarAsync(Catalogs, Cancellation))!;
        Assert.Contains("meta_insights_level_date_start", catalogs, StringComparison.Ordinal);
        return await Psql.CanDumpAsync(database) ? catalogs + await Psql.DumpSchemaAsync(database) : catalogs;
    }
}
