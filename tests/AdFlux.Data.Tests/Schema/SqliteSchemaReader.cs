namespace AdFlux.Data.Tests.Schema;

internal sealed class SqliteSchemaReader(TestDatabase database) : SchemaReader(database)
{
    private const string Tables =
        "sqlite_master AS m WHERE m.type = 'table' AND m.name NOT LIKE 'sqlite\\_%' ESCAPE '\\' AND m.name NOT GLOB '__*' AND m.name NOT GLOB 'adflux_*'";

    public override Task<string[]> ColumnsAsync() =>
        ReadAsync(
            $"""
            WITH tables AS (SELECT m.name AS name FROM {Tables})
            SELECT t.name || ' ' || c.name || ' ' || c.type || CASE WHEN c."notnull" THEN ' not null' ELSE ' null' END
            FROM tables AS t, pragma_table_info(t.name) AS c
            """
        );

    public override Task<string[]> PrimaryKeysAsync() =>
        ReadAsync(
            $"""
            WITH tables AS (SELECT m.name AS name FROM {Tables})
            SELECT t.name || '(' || (SELECT group_concat(name, ', ') FROM (SELECT c.name FROM pragma_table_info(t.name) AS c WHERE c.pk > 0 ORDER BY c.pk)) || ')'
            FROM tables AS t
            """
        );

    public override Task<string[]> ForeignKeysAsync() =>
        ReadAsync(
            $"""
            WITH tables AS (SELECT m.name AS name FROM {Tables})
            SELECT t.name || '(' || f."from" || ') -> ' || f."table" || '(' || f."to" || ') ' || lower(f.on_delete)
            FROM tables AS t, pragma_foreign_key_list(t.name) AS f
            """
        );

    public override Task<string[]> IndexesAsync() => ReadAsync(IndexesOf(isUnique: false));

    // A unique constraint is a unique index here.
    public override Task<string[]> UniqueConstraintsAsync() => ReadAsync(IndexesOf(isUnique: true));

    public override Task<string[]> DefaultsAsync() =>
        ReadAsync(
            $"""
            WITH tables AS (SELECT m.name AS name FROM {Tables})
            SELECT t.name || ' ' || c.name || ' ' || c.dflt_value FROM tables AS t, pragma_table_info(t.name) AS c WHERE c.dflt_value IS NOT NULL
            """
        );

    private static string IndexesOf(bool isUnique) =>
        $"""
            WITH tables AS (SELECT m.name AS name FROM {Tables})
            SELECT i.name || ' ' || t.name || '(' ||
                (SELECT group_concat(name, ', ') FROM (SELECT x.name FROM pragma_index_info(i.name) AS x ORDER BY x.seqno)) || ')'
            FROM tables AS t, pragma_index_list(t.name) AS i
            WHERE i.origin = 'c' AND i."unique" = {(isUnique ? 1 : 0)}
            """;
}
