using System.Data.Common;
using System.Text.Json;
using Microsoft.Data.Sqlite;

namespace AdFlux.Data.Changes.Hierarchy.Sqlite;

internal sealed class SqliteUnlistedSql : IUnlistedSql
{
    public string Mark(string table, string ofAccount) =>
        $"""
            UPDATE {table} AS t
            SET status = 'DELETED', effective_status = 'DELETED', last_updated = @now
            WHERE {ofAccount}
                AND (t.status IS NULL OR t.status NOT IN ('DELETED', 'ARCHIVED'))
                AND t.id NOT IN (SELECT value FROM json_each(@listed))
            """;

    /// <summary>One JSON array.</summary>
    public DbParameter Bind(IEnumerable<string> listed) => new SqliteParameter("listed", JsonSerializer.Serialize(listed));
}
