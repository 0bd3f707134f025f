namespace AdFlux.Migrations.Tests.Running;

/// <remarks>
/// Version 0.1.0 wrote two UNIQUE constraints into their tables, which are unique indexes of the same names now: both are one unique b-tree on the same
/// columns, which <c>ON CONFLICT</c>, plans and the messages of a violation name by its columns. An index's origin and the name that SQLite gives to a
/// constraint's are therefore left out here, and so is the text of statements.
/// </remarks>
[OnSqlite]
public sealed class FormerDatabaseOnSqlite(SqliteDatabase database) : FormerDatabaseSpec(database), IClassFixture<SqliteDatabase>
{
    private const string Schema = """
        SELECT group_concat(line, char(10)) FROM (
            SELECT line FROM (
                SELECT 'table ' || m.name || ' ' || c.cid || ' ' || c.name || ' ' || c.type || ' ' || c."notnull" || ' '
                    || coalesce(c.dflt_value, '-') || ' ' || c.pk || ' ' || c.hidden AS line
                FROM sqlite_master AS m, pragma_table_xinfo(m.name) AS c WHERE m.type = 'table' AND m.name <> 'sqlite_sequence'
                UNION ALL
                SELECT 'foreign key ' || m.name || ' ' || f.seq || ' ' || f."from" || ' ' || f."table" || ' ' || f."to" || ' '
                    || f.on_update || ' ' || f.on_delete
                FROM sqlite_master AS m, pragma_foreign_key_list(m.name) AS f WHERE m.type = 'table'
                UNION ALL
                SELECT 'index ' || m.name || ' ' || iif(i.origin = 'c' AND i."unique" = 0, i.name, '') || ' ' || i."unique" || ' ' || i.partial || ' '
                    || (SELECT group_concat(x.seqno || x.name || x."desc" || x.coll || x.key, ',') FROM pragma_index_xinfo(i.name) AS x WHERE x.cid >= 0)
                FROM sqlite_master AS m, pragma_index_list(m.name) AS i WHERE m.type = 'table'
                UNION ALL
                SELECT 'autoincrement ' || name FROM sqlite_master WHERE sql LIKE '%AUTOINCREMENT%'
                UNION ALL
                SELECT 'filter ' || name || substr(sql, instr(sql, ' WHERE ')) FROM sqlite_master WHERE sql LIKE 'CREATE INDEX % WHERE %')
            ORDER BY line)
        """;

    protected override async Task<string> DescribeAsync(TestDatabase database)
    {
        var schema = ((string)(await database.ScalarAsync(Schema, Cancellation))!).Replace("\"", "", StringComparison.Ordinal);
        Assert.Contains("filter ix_meta_insights_long", schema, StringComparison.Ordinal);
        return schema;
    }
}
