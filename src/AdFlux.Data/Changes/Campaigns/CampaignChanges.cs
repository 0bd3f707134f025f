using System.Globalization;
using AdFlux.Data.Faults;
using AdFlux.Data.Ids;
using AdFlux.Data.Json;
using AdFlux.Data.Mapping.Rules;
using AdFlux.Data.Model;
using AdFlux.Data.Transactions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace AdFlux.Data.Changes.Campaigns;

/// <summary>Changes to campaigns that others may be making at the same moment: <c>updated_at</c> tells, which only ever moves forward.</summary>
internal sealed class CampaignChanges(AdFluxDbContext context, TimeProvider clock)
{
    private readonly IEntityType _entity = context.Campaigns.EntityType;
    private readonly RowWriter<Campaign> _rows = new(context);
    private readonly CampaignRow _row = new(context);
    private readonly UpdateClock _clock = new(clock);

    /// <exception cref="MissingParentsException">Its job opening is not stored.</exception>
    public Task<Campaign> AddAsync(Campaign campaign, CancellationToken cancellationToken)
    {
        campaign.CreatedAt = campaign.UpdatedAt = _clock.Now;
        return _rows.InsertAsync(campaign, cancellationToken);
    }

    /// <exception cref="ConcurrentChangeException">It was changed since the caller read it.</exception>
    /// <exception cref="MissingParentsException">Its job opening is not stored.</exception>
    public async Task<bool> ChangeAsync(Campaign campaign, CancellationToken cancellationToken)
    {
        RowRules.Of(_entity).Check(campaign);
        IProperty[] columns =
        [
            .. _entity.GetProperties().Where(column => !column.IsPrimaryKey() && column.Name is not nameof(Campaign.CreatedAt)),
        ];
        DateTime? seen = campaign.UpdatedAt;
        bool isWritten = false;
        campaign.UpdatedAt = _clock.After(seen);
        try
        {
            isWritten = await WriteCall
                .RunAsync(context, () => WriteAsync(campaign, columns, seen, cancellationToken), cancellationToken)
                .ConfigureAwait(false);
        }
        finally
        {
            if (!isWritten)
                campaign.UpdatedAt = seen;
        }

        WorkFlow.Of(context)?.OnRollback(() => campaign.UpdatedAt = seen);
        context.Forget<Campaign>(tracked => tracked.Id == campaign.Id);
        return isWritten;
    }

    private async Task<bool> WriteAsync(Campaign campaign, IProperty[] columns, DateTime? seen, CancellationToken cancellationToken)
    {
        while (!await _row.TryWriteAsync(campaign, columns, seen, others: [], cancellationToken).ConfigureAwait(false))
        {
            if (!await IsAsSeenAsync(campaign, seen, cancellationToken).ConfigureAwait(false))
                return false;
        }

        return true;
    }

    /// <summary>Gives a campaign a status, and names at its platform if there are any.</summary>
    /// <returns>The campaign as it is stored now; null where it is not.</returns>
    /// <exception cref="RefusedMoveException">Its status does not lead to the one wanted.</exception>
    public async Task<Campaign?> MoveAsync(
        CampaignId id,
        CampaignStatus wanted,
        ExternalIds? published,
        CampaignMoves moves,
        CancellationToken cancellationToken
    )
    {
        Campaign? moved = await WriteCall
            .RunAsync(context, () => ReadAndMoveAsync(id, wanted, published, moves, cancellationToken), cancellationToken)
            .ConfigureAwait(false);
        context.Forget<Campaign>(tracked => tracked.Id == id);
        return moved;
    }

    private async Task<Campaign?> ReadAndMoveAsync(
        CampaignId id,
        CampaignStatus wanted,
        ExternalIds? published,
        CampaignMoves moves,
        CancellationToken cancellationToken
    )
    {
        IProperty status = _entity.FindProperty(nameof(Campaign.Status))!;
        IProperty[] columns =
        [
            status,
            _entity.FindProperty(nameof(Campaign.ExternalIds))!,
            _entity.FindProperty(nameof(Campaign.UpdatedAt))!,
        ];
        for (; ; )
        {
            Campaign? campaign = await context
                .Campaigns.AsNoTracking()
                .SingleOrDefaultAsync(row => row.Id == id, cancellationToken)
                .ConfigureAwait(false);
            if (campaign is null)
                return null;

            (CampaignStatus seenStatus, DateTime? seen) = (campaign.Status, campaign.UpdatedAt);
            moves.Require(seenStatus, wanted);
            if (!Publish(campaign, wanted, published))
                return campaign;

            campaign.UpdatedAt = _clock.After(seen);
            SeenValue[] others = [new(status, seenStatus)];
            if (await _row.TryWriteAsync(campaign, columns, seen, others, cancellationToken).ConfigureAwait(false))
                return campaign;

            // Somebody else changed it between the two statements.
        }
    }

    public async Task<bool> RemoveDraftAsync(CampaignId id, CancellationToken cancellationToken)
    {
        int removed = await WriteCall
            .RunAsync(
                context,
                () =>
                    context
                        .Campaigns.Where(row => row.Id == id && row.Status == CampaignStatus.Draft)
                        .ExecuteDeleteAsync(cancellationToken),
                cancellationToken
            )
            .ConfigureAwait(false);
        context.Forget<Campaign>(tracked => removed > 0 && tracked.Id == id);
        return removed > 0;
    }

    // Why a campaign was not written: false where it is not stored, true where what was in the way is gone by now.
    private async Task<bool> IsAsSeenAsync(Campaign campaign, DateTime? seen, CancellationToken cancellationToken)
    {
        await _rows.RequireParentsAsync(campaign, cancellationToken).ConfigureAwait(false);
        var stored = await context
            .Campaigns.Where(row => row.Id == campaign.Id)
            .Select(row => new { row.UpdatedAt })
            .SingleOrDefaultAsync(cancellationToken)
            .ConfigureAwait(false);
        if (stored is null)
            return false;
        if (stored.UpdatedAt == seen)
            return true;

        string key = string.Create(CultureInfo.InvariantCulture, $"id {campaign.Id.Value}");
        throw new ConcurrentChangeException("campaigns", key, "updated_at", Describe(seen), Describe(stored.UpdatedAt));
    }

    // Gives whether anything is otherwise now.
    private static bool Publish(Campaign campaign, CampaignStatus wanted, ExternalIds? published)
    {
        ExternalIds? merged = published is null ? campaign.ExternalIds : ExternalIdMerge.Of(campaign.ExternalIds, published);
        bool isSame = campaign.Status == wanted && ExternalIdMerge.AreEqual(campaign.ExternalIds, merged);
        (campaign.Status, campaign.ExternalIds) = (wanted, merged);
        return !isSame;
    }

    private static string? Describe(DateTime? time) => time?.ToString("yyyy-MM-dd HH:mm:ss.ffffff", CultureInfo.InvariantCulture);
}
