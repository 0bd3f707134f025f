using System.Data.Common;
using System.Text;
using System.Text.Json;
using Microsoft.Data.Sqlite;

namespace AdFlux.Data.Changes.Segments.Sqlite;

internal sealed class SqliteAssignmentSql : IAssignmentSql
{
    public string Assign =>
        """
            UPDATE candidates
            SET segment_id = g.segment_id
            FROM (SELECT value ->> 0 AS candidate_id, value ->> 1 AS segment_id FROM json_each(@assignments)) AS g
            WHERE candidates.candidate_id = g.candidate_id AND candidates.segment_id IS NOT g.segment_id
            """;

    public string Unknown =>
        """
            SELECT g.value ->> 0 AS "Value"
            FROM json_each(@assignments) AS g
            WHERE NOT EXISTS (SELECT 1 FROM candidates AS c WHERE c.candidate_id = g.value ->> 0)
            """;

    /// <summary>One JSON text of pairs.</summary>
    public DbParameter[] Bind(IReadOnlyList<SegmentAssignment> assignments)
    {
        using var json = new MemoryStream();
        using (var writer = new Utf8JsonWriter(json))
        {
            writer.WriteStartArray();
            foreach ((Ids.CandidateId candidate, Ids.SegmentId? segment) in assignments)
            {
                writer.WriteStartArray();
                writer.WriteStringValue(candidate.Value);
                if (segment is { } id)
                    writer.WriteNumberValue(id.Value);
                else
                    writer.WriteNullValue();
                writer.WriteEndArray();
            }

            writer.WriteEndArray();
        }

        return [new SqliteParameter("assignments", Encoding.UTF8.GetString(json.GetBuffer(), 0, (int)json.Length))];
    }
}
