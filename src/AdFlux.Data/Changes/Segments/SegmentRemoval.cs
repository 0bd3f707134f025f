using System.Globalization;
using AdFlux.Data.Faults;
using AdFlux.Data.Ids;
using AdFlux.Data.Mapping;
using AdFlux.Data.Model;
using AdFlux.Data.Transactions;
using Microsoft.EntityFrameworkCore;

namespace AdFlux.Data.Changes.Segments;

/// <summary>Removes segments that nothing refers to: no candidate, and no job opening or campaign in its JSON.</summary>
internal sealed class SegmentRemoval(AdFluxDbContext context)
{
    /// <returns>Whether the segment was stored.</returns>
    /// <exception cref="InUseException">It is in use.</exception>
    public async Task<bool> RunAsync(SegmentId id, CancellationToken cancellationToken)
    {
        bool isRemoved = await WriteCall
            .RunAsync(context, () => RemoveAsync(id, cancellationToken), cancellationToken)
            .ConfigureAwait(false);
        context.Forget<Segment>(tracked => isRemoved && tracked.Id == id);
        return isRemoved;
    }

    private async Task<bool> RemoveAsync(SegmentId id, CancellationToken cancellationToken)
    {
        for (; ; )
        {
            int removed = await RemoveUnusedAsync(context.Segments.Where(segment => segment.Id == id), cancellationToken)
                .ConfigureAwait(false);
            if (removed > 0)
                return true;
            if (!await context.Segments.AnyAsync(segment => segment.Id == id, cancellationToken).ConfigureAwait(false))
                return false;

            // Where nothing uses it any more, the last use went between the two statements.
            await RefuseUsedAsync(context.Segments.Where(segment => segment.Id == id), cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Removes those of some segments that nothing refers to, in one statement.</summary>
    public Task<int> RemoveUnusedAsync(IQueryable<Segment> segments, CancellationToken cancellationToken) =>
        segments
            .Where(segment =>
                !context.Candidates.Any(candidate => candidate.SegmentId == segment.Id)
                && !context.JobOpenings.Any(job => EF.Functions.HasSegment(job.TargetSegments, segment.Id))
                && !context.Campaigns.Any(campaign => EF.Functions.HasSegment(campaign.TargetSegmentIds, segment.Id))
            )
            .ExecuteDeleteAsync(cancellationToken);

    /// <exception cref="InUseException">One of the segments is in use.</exception>
    public async Task RefuseUsedAsync(IQueryable<Segment> segments, CancellationToken cancellationToken)
    {
        var used = await segments
            .Select(segment => new
            {
                segment.Id,
                Candidates = context.Candidates.LongCount(candidate => candidate.SegmentId == segment.Id),
                Jobs = context.JobOpenings.LongCount(job => EF.Functions.HasSegment(job.TargetSegments, segment.Id)),
                Campaigns = context.Campaigns.LongCount(campaign => EF.Functions.HasSegment(campaign.TargetSegmentIds, segment.Id)),
            })
            .Where(segment => segment.Candidates + segment.Jobs + segment.Campaigns > 0)
            .OrderBy(segment => segment.Id)
            .FirstOrDefaultAsync(cancellationToken)
            .ConfigureAwait(false);
        if (used is null)
            return;

        var users = new Dictionary<string, long>(StringComparer.Ordinal)
        {
            ["candidates"] = used.Candidates,
            ["job_openings"] = used.Jobs,
            ["campaigns"] = used.Campaigns,
        };
        throw new InUseException(
            "segments",
            $"id {used.Id.Value.ToString(CultureInfo.InvariantCulture)}",
            users.Where(table => table.Value > 0).ToDictionary(StringComparer.Ordinal)
        );
    }
}
