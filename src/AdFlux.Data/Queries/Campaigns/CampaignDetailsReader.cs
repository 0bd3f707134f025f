using AdFlux.Data.Ids;
using AdFlux.Data.Model;
using Microsoft.EntityFrameworkCore;

namespace AdFlux.Data.Queries.Campaigns;

/// <summary>Reads a campaign and what it refers to: one statement, and one more each for segments and for a Meta campaign where it names any.</summary>
internal sealed class CampaignDetailsReader(AdFluxDbContext context)
{
    public async Task<CampaignDetails?> FindAsync(CampaignId id, CancellationToken cancellationToken)
    {
        var found = await context
            .Campaigns.AsNoTracking()
            .Where(row => row.Id == id)
            .Select(row => new { Campaign = row, row.JobOpening })
            .SingleOrDefaultAsync(cancellationToken)
            .ConfigureAwait(false);
        if (found is null)
            return null;

        SegmentId[] targets = [.. found.Campaign.TargetSegmentIds?.Distinct() ?? []];
        Dictionary<SegmentId, Segment> segments = await ReadSegmentsAsync(targets, cancellationToken).ConfigureAwait(false);
        return new CampaignDetails
        {
            Campaign = found.Campaign,
            JobOpening = found.JobOpening,
            Segments = [.. targets.Where(segments.ContainsKey).Select(target => segments[target])],
            UnknownSegments = [.. targets.Where(target => !segments.ContainsKey(target))],
            MetaCampaign = await ReadMetaCampaignAsync(found.Campaign, cancellationToken).ConfigureAwait(false),
        };
    }

    private async Task<Dictionary<SegmentId, Segment>> ReadSegmentsAsync(SegmentId[] targets, CancellationToken cancellationToken) =>
        targets.Length == 0
            ? []
            : await context
                .Segments.AsNoTracking()
                .Where(segment => targets.Contains(segment.Id))
                .ToDictionaryAsync(segment => segment.Id, cancellationToken)
                .ConfigureAwait(false);

    private async Task<MetaCampaign?> ReadMetaCampaignAsync(Campaign campaign, CancellationToken cancellationToken) =>
        campaign.ExternalIds?.MetaCampaignId is not { } id
            ? null
            : await context.MetaCampaigns.AsNoTracking().SingleOrDefaultAsync(row => row.Id == id, cancellationToken).ConfigureAwait(false);
}
