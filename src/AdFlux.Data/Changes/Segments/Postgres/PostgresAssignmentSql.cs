using System.Data.Common;
using Npgsql;

namespace AdFlux.Data.Changes.Segments.Postgres;

internal sealed class PostgresAssignmentSql : IAssignmentSql
{
    // The rows are locked in the order of their keys, as upserts do, so that the two never wait for each other in a circle.
    public string Assign =>
        """
            WITH changed AS (
                SELECT c.candidate_id, g.segment_id
                FROM candidates AS c
                JOIN unnest(@candidates, @segments) AS g(candidate_id, segment_id) ON g.candidate_id = c.candidate_id
                WHERE c.segment_id IS DISTINCT FROM g.segment_id
                ORDER BY c.candidate_id
                FOR NO KEY UPDATE OF c
            )
            UPDATE candidates AS t
            SET segment_id = changed.segment_id
            FROM changed
            WHERE t.candidate_id = changed.candidate_id
            """;

    public string Unknown =>
        """
            SELECT g.candidate_id AS "Value"
            FROM unnest(@candidates, @segments) AS g(candidate_id, segment_id)
            WHERE NOT EXISTS (SELECT 1 FROM candidates AS c WHERE c.candidate_id = g.candidate_id)
            """;

    public DbParameter[] Bind(IReadOnlyList<SegmentAssignment> assignments) =>
        [
            new NpgsqlParameter<string[]>("candidates", [.. assignments.Select(row => row.Candidate.Value)]),
            new NpgsqlParameter<int?[]>("segments", [.. assignments.Select(row => row.Segment?.Value)]),
        ];
}
