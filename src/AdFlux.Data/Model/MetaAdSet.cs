using System.ComponentModel.DataAnnotations.Schema;
using AdFlux.Data.Ids;
using AdFlux.Data.Rows;

namespace AdFlux.Data.Model;

/// <summary>An ad set on Meta, as its Graph API last described it (table <c>meta_ad_sets</c>).</summary>
[RowCodec]
public sealed class MetaAdSet
{
    /// <summary>Primary key, Meta's id.</summary>
    public MetaAdSetId Id { get; set; }

    /// <summary>Name.</summary>
    public string? Name { get; set; }

    /// <summary>Status that the advertiser set.</summary>
    public MetaStatus? Status { get; set; }

    /// <summary>Status with reviews and parents taken into account.</summary>
    public MetaEffectiveStatus? EffectiveStatus { get; set; }

    /// <summary>Daily budget as Meta sends it.</summary>
    public string? DailyBudget { get; set; }

    /// <summary><see cref="DailyBudget"/> in minor units of the account's currency (5000 is 50.00 where a unit has 100 parts); null when it is not a whole number.</summary>
    public long? DailyBudgetMinorUnits => MinorUnits.Read(DailyBudget);

    /// <summary>Lifetime budget as Meta sends it.</summary>
    public string? LifetimeBudget { get; set; }

    /// <summary><see cref="LifetimeBudget"/> in minor units of the account's currency (5000 is 50.00 where a unit has 100 parts); null when it is not a whole number.</summary>
    public long? LifetimeBudgetMinorUnits => MinorUnits.Read(LifetimeBudget);

    /// <summary>What is left of the budget, as Meta sends it.</summary>
    public string? BudgetRemaining { get; set; }

    /// <summary><see cref="BudgetRemaining"/> in minor units of the account's currency (5000 is 50.00 where a unit has 100 parts); null when it is not a whole number.</summary>
    public long? BudgetRemainingMinorUnits => MinorUnits.Read(BudgetRemaining);

    /// <summary>The event that delivery is optimised for.</summary>
    public OptimizationGoal? OptimizationGoal { get; set; }

    /// <summary>The event that is billed.</summary>
    public BillingEvent? BillingEvent { get; set; }

    /// <summary>Bid as Meta sends it.</summary>
    public string? BidAmount { get; set; }

    /// <summary><see cref="BidAmount"/> in minor units of the account's currency (5000 is 50.00 where a unit has 100 parts); null when it is not a whole number.</summary>
    public long? BidAmountMinorUnits => MinorUnits.Read(BidAmount);

    /// <summary>When Meta created it, UTC.</summary>
    public DateTime? CreatedTime { get; set; }

    /// <summary>When it starts, UTC.</summary>
    public DateTime? StartTime { get; set; }

    /// <summary>When it ends, UTC.</summary>
    public DateTime? EndTime { get; set; }

    /// <summary>The campaign that owns the ad set.</summary>
    public required MetaCampaignId CampaignId { get; set; }

    /// <summary>When AdFlux last stored a change, UTC; kept by the upsert.</summary>
    public DateTime? LastUpdated { get; set; }

    /// <summary>The ad account, where the source named it. Not stored here: an upsert needs it to make a stub of a missing campaign.</summary>
    [NotMapped]
    public AdAccountId? AccountId { get; set; }

    /// <summary>The campaign of <see cref="CampaignId"/>.</summary>
    public MetaCampaign? Campaign { get; set; }

    /// <summary>The ad set's ads.</summary>
    public ICollection<MetaAd> Ads { get; } = [];

    /// <summary>Insights of this ad set and its ads.</summary>
    public ICollection<MetaInsight> Insights { get; } = [];
}
