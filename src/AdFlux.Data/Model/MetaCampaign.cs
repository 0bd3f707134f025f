using AdFlux.Data.Ids;
using AdFlux.Data.Rows;

namespace AdFlux.Data.Model;

/// <summary>A campaign on Meta, as its Graph API last described it (table <c>meta_campaigns</c>).</summary>
[RowCodec]
public sealed class MetaCampaign
{
    /// <summary>Primary key, Meta's id.</summary>
    public MetaCampaignId Id { get; set; }

    /// <summary>Name.</summary>
    public string? Name { get; set; }

    /// <summary>Status that the advertiser set.</summary>
    public MetaStatus? Status { get; set; }

    /// <summary>What the campaign is optimised for.</summary>
    public MetaObjective? Objective { get; set; }

    /// <summary>Status with reviews and parents taken into account.</summary>
    public MetaEffectiveStatus? EffectiveStatus { get; set; }

    /// <summary>When Meta created it, UTC.</summary>
    public DateTime? CreatedTime { get; set; }

    /// <summary>When it starts, UTC.</summary>
    public DateTime? StartTime { get; set; }

    /// <summary>When it ends, UTC.</summary>
    public DateTime? StopTime { get; set; }

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

    /// <summary>The ad account that owns the campaign.</summary>
    public required AdAccountId AccountId { get; set; }

    /// <summary>When AdFlux last stored a change, UTC; kept by the upsert.</summary>
    public DateTime? LastUpdated { get; set; }

    /// <summary>The campaign's ad sets.</summary>
    public ICollection<MetaAdSet> AdSets { get; } = [];

    /// <summary>Insights of this campaign, its ad sets and its ads.</summary>
    public ICollection<MetaInsight> Insights { get; } = [];
}
