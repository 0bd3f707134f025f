using AdFlux.Data.Model;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace AdFlux.Data.Changes.Campaigns;

/// <summary>Writes a campaign over the stored one only while that is still as the caller saw it, by its <c>updated_at</c>.</summary>
internal sealed class CampaignRow(AdFluxDbContext context)
{
    private readonly RowWriter<Campaign> _rows = new(context);

    private readonly IProperty _updatedAt = context.Campaigns.EntityType.FindProperty(nameof(Campaign.UpdatedAt))!;

    /// <returns>Whether it was written; not where another time is stored, a parent is missing, or there is no such campaign.</returns>
    public async Task<bool> TryWriteAsync(
        Campaign campaign,
        IReadOnlyCollection<IProperty> columns,
        DateTime? seen,
        IReadOnlyCollection<SeenValue> others,
        CancellationToken cancellationToken
    )
    {
        var plain = new SeenValue(_updatedAt, seen);
        if (await _rows.TryUpdateAsync(campaign, columns, [plain, .. others], cancellationToken).ConfigureAwait(false))
            return true;

        return await FindOtherFormAsync(campaign, seen, cancellationToken).ConfigureAwait(false) is { } text
            && await _rows
                .TryUpdateAsync(campaign, columns, [plain with { StoredText = text }, .. others], cancellationToken)
                .ConfigureAwait(false);
    }

    // Where instants are text, another program may have stored the one that the caller saw in a form that is not ours: without a fraction, with a T.
    private async Task<string?> FindOtherFormAsync(Campaign campaign, DateTime? seen, CancellationToken cancellationToken)
    {
        ValueConverter converter = _updatedAt.GetTypeMapping().Converter!;
        if (seen is null || converter.ProviderClrType != typeof(string))
            return null;

        object? ours = converter.ConvertToProvider(seen);
        List<string> stored = await context
            .Database.SqlQuery<string>(
                $"""
                SELECT updated_at AS "Value"
                FROM campaigns
                WHERE id = {campaign.Id.Value} AND updated_at <> {ours}
                """
            )
            .ToListAsync(cancellationToken)
            .ConfigureAwait(false);
        return stored.SingleOrDefault() is { } text && Equals(converter.ConvertFromProvider(text), seen) ? text : null;
    }
}
