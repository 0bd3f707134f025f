namespace AdFlux.Migrations.Growth;

/// <summary>The SQL that turns the tables of the migrations into those of a Citus cluster, and back.</summary>
internal static class CitusPlan
{
    private const string Insights = "meta_insights";

    // Parents before children: a foreign key of a reference table may point at a reference table only, and so may one of a distributed table that
    // does not hold its column of distribution.
    private static readonly string[] References = ["meta_campaigns", "meta_ad_sets", "meta_ads"];

    /// <summary>What must be true of a server and its tables, in the order to ask, and what to do where it is not.</summary>
    public static IReadOnlyList<(string Condition, string Advice)> Requirements { get; } =
    [
        (
            "EXISTS (SELECT 1 FROM pg_extension WHERE extname = 'citus')",
            "This server does not have the Citus extension in this database: distribute works on the coordinator of a Citus cluster, after CREATE EXTENSION citus."
        ),
        (
            "(SELECT split_part(extversion, '.', 1)::int FROM pg_extension WHERE extname = 'citus') >= 11",
            "This server has Citus 10 or earlier, which cannot distribute a table that holds rows in one transaction with its parents: update it to 11 or later."
        ),
        (
            "EXISTS (SELECT 1 FROM pg_dist_node WHERE groupid = 0)",
            "The cluster does not know its coordinator, so that foreign keys between its tables and others are refused: SELECT citus_set_coordinator_host('<name of this server>') first."
        ),
        (
            "(SELECT count(*) FROM unnest(ARRAY['meta_campaigns', 'meta_ad_sets', 'meta_ads', 'meta_insights']) AS t (name) WHERE to_regclass(name) IS NOT NULL) = 4",
            "The tables of the migrations are not all there: run adflux-migrate up first."
        ),
        (
            "(SELECT relkind FROM pg_class WHERE oid = to_regclass('meta_insights')) = 'r'",
            "meta_insights is partitioned, which has not been tried on a cluster: run adflux-migrate partition --undo first."
        ),
    ];

    /// <summary>Lists the tables that are distributed or reference tables. A table that Citus keeps on the coordinator for a foreign key's sake is not.</summary>
    public const string Distributed = """
        SELECT logicalrelid::text FROM pg_dist_partition WHERE partmethod = 'h' OR (partmethod = 'n' AND repmodel = 't')
        """;

    // Over one connection per machine: the later tables' foreign keys see the rows of the earlier ones, which are not committed yet.
    private const string Sequential = "SET LOCAL citus.multi_shard_modify_mode TO 'sequential'";

    /// <summary>Foreign keys stay: Citus takes those from and to reference tables along.</summary>
    public static IReadOnlyList<string> Distribute(IReadOnlySet<string> distributed)
    {
        string[] statements =
        [
            .. References.Where(table => !distributed.Contains(table)).Select(table => $"SELECT create_reference_table('{table}')"),
            .. distributed.Contains(Insights) ? Array.Empty<string>() : [$"SELECT create_distributed_table('{Insights}', 'object_id')"],
        ];
        return statements.Length == 0 ? [] : [Sequential, .. statements];
    }

    /// <summary>Takes a table back with all that foreign keys tie to it, so that none is ever dropped; one statement where all four are tied.</summary>
    public static IReadOnlyList<string> Undo(IReadOnlySet<string> distributed) =>
        References.Append(Insights).LastOrDefault(distributed.Contains) is { } table
            ? [Sequential, $"SELECT undistribute_table('{table}', cascade_via_foreign_keys => true)"]
            : [];
}
