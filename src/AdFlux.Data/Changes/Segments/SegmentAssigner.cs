using System.Globalization;
using AdFlux.Data.Changes.Segments.Postgres;
using AdFlux.Data.Changes.Segments.Sqlite;
using AdFlux.Data.Faults;
using AdFlux.Data.Ids;
using AdFlux.Data.Model;
using AdFlux.Data.Transactions;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace AdFlux.Data.Changes.Segments;

/// <summary>Puts many candidates into segments: one statement that writes per chunk, which passes over what is the same.</summary>
internal sealed class SegmentAssigner(AdFluxDbContext context)
{
    private const int ChunkSize = 5_000;

    private readonly IAssignmentSql _sql =
        context.Database.GetDbConnection() is NpgsqlConnection ? new PostgresAssignmentSql() : new SqliteAssignmentSql();

    /// <exception cref="MissingParentsException">Segments are not stored.</exception>
    public async Task<SegmentAssignmentResult> RunAsync(IEnumerable<SegmentAssignment> assignments, CancellationToken cancellationToken)
    {
        SortedDictionary<string, SegmentAssignment> last = new(StringComparer.Ordinal);
        foreach (SegmentAssignment assignment in assignments)
            last[assignment.Candidate.Value] = assignment;

        SegmentAssignmentResult result = await WriteCall
            .RunAsync(context, () => AssignAsync([.. last.Values], cancellationToken), cancellationToken)
            .ConfigureAwait(false);
        context.Forget<Candidate>(candidate => last.ContainsKey(candidate.CandidateId.Value));
        return result;
    }

    private async Task<SegmentAssignmentResult> AssignAsync(SegmentAssignment[] assignments, CancellationToken cancellationToken)
    {
        await RequireSegmentsAsync(assignments, cancellationToken).ConfigureAwait(false);

        long assigned = 0;
        List<CandidateId> unknown = [];
        foreach (SegmentAssignment[] chunk in assignments.Chunk(ChunkSize))
        {
            int changed = await context.Database.ExecuteSqlRawAsync(_sql.Assign, _sql.Bind(chunk), cancellationToken).ConfigureAwait(false);
            assigned += changed;
            if (changed < chunk.Length)
                unknown.AddRange(await FindUnknownAsync(chunk, cancellationToken).ConfigureAwait(false));
        }

        return new SegmentAssignmentResult(assigned, assignments.Length - assigned - unknown.Count, unknown);
    }

    private async Task RequireSegmentsAsync(SegmentAssignment[] assignments, CancellationToken cancellationToken)
    {
        SegmentId[] named = [.. assignments.Select(row => row.Segment).OfType<SegmentId>().Distinct()];
        List<SegmentId> stored = await context
            .Segments.Where(segment => named.Contains(segment.Id))
            .Select(segment => segment.Id)
            .ToListAsync(cancellationToken)
            .ConfigureAwait(false);
        string[] missing = [.. named.Except(stored).Select(id => id.Value.ToString(CultureInfo.InvariantCulture))];
        if (missing.Length == 0)
            return;

        Dictionary<string, IReadOnlyList<string>> tables = new(StringComparer.Ordinal)
        {
            ["segments"] = [.. missing.Order(StringComparer.Ordinal)],
        };
        throw new MissingParentsException("candidates", tables, "Store them first.");
    }

    private async Task<IEnumerable<CandidateId>> FindUnknownAsync(SegmentAssignment[] chunk, CancellationToken cancellationToken)
    {
        List<string> unknown = await context
            .Database.SqlQueryRaw<string>(_sql.Unknown, _sql.Bind(chunk))
            .ToListAsync(cancellationToken)
            .ConfigureAwait(false);
        return unknown.Order(StringComparer.Ordinal).Select(CandidateId.From);
    }
}
