using AdFlux.Data.Ids;

namespace AdFlux.Data.Changes;

/// <summary>
/// What an ad account lists at Meta, complete, so that the rest can be marked as deleted. A level that is null was not listed, and is left alone. An empty level
/// would mark all that is stored, and is refused unless <see cref="MayBeEmpty"/> says that the account truly lists nothing there.
/// </summary>
/// <param name="Account">The ad account.</param>
public sealed record MetaListing(AdAccountId Account)
{
    /// <summary>The ids of all campaigns that the account lists; null where they were not listed.</summary>
    public IReadOnlyCollection<MetaCampaignId>? Campaigns { get; init; }

    /// <summary>The ids of all ad sets that the account lists; null where they were not listed.</summary>
    public IReadOnlyCollection<MetaAdSetId>? AdSets { get; init; }

    /// <summary>The ids of all ads that the account lists; null where they were not listed.</summary>
    public IReadOnlyCollection<MetaAdId>? Ads { get; init; }

    /// <summary>Whether an empty level means that the account lists nothing there, and not that something went wrong; false unless set.</summary>
    public bool MayBeEmpty { get; init; }

    internal bool IsEmptyByAccident => !MayBeEmpty && (Campaigns is { Count: 0 } || AdSets is { Count: 0 } || Ads is { Count: 0 });

    /// <exception cref="UninitializedIdException">An id was never assigned: nothing stored has it, and what it stands for would be marked.</exception>
    internal void RequireIds()
    {
        RequireIds<MetaCampaignId>(Campaigns);
        RequireIds<MetaAdSetId>(AdSets);
        RequireIds<MetaAdId>(Ads);
    }

    private static void RequireIds<TId>(IEnumerable<TId>? ids)
        where TId : struct, ITypedId<TId, string>
    {
        if (ids?.Any(id => id.IsDefault) ?? false)
            throw new UninitializedIdException(typeof(TId));
    }
}
