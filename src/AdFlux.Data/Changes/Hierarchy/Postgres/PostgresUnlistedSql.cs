using System.Data.Common;
using Npgsql;

namespace AdFlux.Data.Changes.Hierarchy.Postgres;

internal sealed class PostgresUnlistedSql : IUnlistedSql
{
    // The rows are locked in the order of their keys, as upserts do, so that the two never wait for each other in a circle.
    public string Mark(string table, string ofAccount) =>
        $"""
            WITH unlisted AS (
                SELECT t.id
                FROM {table} AS t
                WHERE {ofAccount} AND (t.status IS NULL OR t.status NOT IN ('DELETED', 'ARCHIVED')) AND t.id <> ALL (@listed)
                ORDER BY t.id
                FOR NO KEY UPDATE OF t
            )
            UPDATE {table} AS t
            SET status = 'DELETED', effective_status = 'DELETED', last_updated = @now
            FROM unlisted
            WHERE t.id = unlisted.id
            """;

    public DbParameter Bind(IEnumerable<string> listed) => new NpgsqlParameter<string[]>("listed", [.. listed]);
}
