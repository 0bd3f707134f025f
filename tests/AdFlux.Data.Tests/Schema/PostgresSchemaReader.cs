namespace AdFlux.Data.Tests.Schema;

internal sealed class PostgresSchemaReader(TestDatabase database) : SchemaReader(database)
{
    private const string Columns = """
        (SELECT string_agg(a.attname, ', ' ORDER BY k.n)
         FROM unnest({0}) WITH ORDINALITY AS k(attnum, n) JOIN pg_attribute a ON a.attrelid = {1} AND a.attnum = k.attnum)
        """;

    public override Task<string[]> ColumnsAsync() =>
        ReadAsync(
            """
            SELECT c.relname || ' ' || a.attname || ' ' || format_type(a.atttypid, a.atttypmod) || CASE WHEN a.attnotnull THEN ' not null' ELSE ' null' END
            FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid
            WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r' AND a.attnum > 0 AND NOT a.attisdropped AND c.relname !~ '^(__|adflux_)'
            """
        );

    public override Task<string[]> PrimaryKeysAsync() =>
        ReadAsync(Constraints("p", "conrelid::regclass || '(' || " + Named("conkey", "conrelid") + " || ')'"));

    public override Task<string[]> ForeignKeysAsync() =>
        ReadAsync(
            Constraints(
                "f",
                $"conrelid::regclass || '(' || {Named("conkey", "conrelid")} || ') -> ' || confrelid::regclass || '(' || {Named("confkey", "confrelid")} || ') ' || "
                    + "CASE confdeltype WHEN 'c' THEN 'cascade' WHEN 'r' THEN 'restrict' WHEN 'a' THEN 'no action' ELSE confdeltype::text END"
            )
        );

    public override Task<string[]> IndexesAsync() =>
        ReadAsync(
            $"""
            SELECT i.indexrelid::regclass || ' ' || i.indrelid::regclass || '(' || {Named("i.indkey::smallint[]", "i.indrelid")} || ')'
            FROM pg_index i JOIN pg_class c ON c.oid = i.indrelid
            WHERE c.relnamespace = 'public'::regnamespace AND c.relname !~ '^(__|adflux_)'
                AND NOT EXISTS (SELECT 1 FROM pg_constraint WHERE conindid = i.indexrelid AND contype IN ('p', 'u'))
            """
        );

    public override Task<string[]> UniqueConstraintsAsync() =>
        ReadAsync(Constraints("u", $"conname || ' ' || conrelid::regclass || '(' || {Named("conkey", "conrelid")} || ')'"));

    public override Task<string[]> DefaultsAsync() =>
        ReadAsync(
            """
            SELECT table_name || ' ' || column_name || ' ' || column_default FROM information_schema.columns
            WHERE table_schema = 'public' AND column_default IS NOT NULL AND table_name !~ '^(__|adflux_)'
            """
        );

    /// <summary>Text columns whose comparison is not ordinal.</summary>
    public Task<string[]> ForeignCollationsAsync() =>
        ReadAsync(
            """
            SELECT table_name || ' ' || column_name || ' ' || coalesce(collation_name, 'default') FROM information_schema.columns
            WHERE table_schema = 'public' AND data_type IN ('text', 'character varying') AND table_name !~ '^(__|adflux_)'
                AND collation_name IS DISTINCT FROM 'C'
            """
        );

    private static string Constraints(string kind, string description) =>
        $"SELECT {description} FROM pg_constraint WHERE connamespace = 'public'::regnamespace AND contype = '{kind}' AND conrelid::regclass::text !~ '^\"?(__|adflux_)'";

    private static string Named(string numbers, string table) =>
        Columns.Replace("{0}", numbers, StringComparison.Ordinal).Replace("{1}", table, StringComparison.Ordinal);
}
