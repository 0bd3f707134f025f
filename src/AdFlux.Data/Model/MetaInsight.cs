using System.ComponentModel.DataAnnotations.Schema;
using AdFlux.Data.Ids;
using AdFlux.Data.Json;
using AdFlux.Data.Rows;

namespace AdFlux.Data.Model;

/// <summary>
/// What Meta measured for one object (account, campaign, ad set or ad) in one day or longer range (table <c>meta_insights</c>).
/// A metric that Meta did not send is null, which is not zero.
/// </summary>
/// <remarks>
/// Money is in the ad account's currency, with at most 15 significant digits of which at most six are decimals.
/// Days are in the ad account's time zone.
/// </remarks>
[RowCodec]
public sealed class MetaInsight
{
    /// <summary>The object that was measured: which kind it is, <see cref="Level"/> tells. First part of the key.</summary>
    public InsightObjectId ObjectId { get; set; }

    /// <summary>The kind of object. Second part of the key.</summary>
    public InsightLevel Level { get; set; }

    /// <summary>First day. Third part of the key.</summary>
    public DateOnly DateStart { get; set; }

    /// <summary>Last day, inclusive: the same as <see cref="DateStart"/> in a daily row.</summary>
    public DateOnly DateStop { get; set; }

    /// <summary>How often ads were on screen.</summary>
    public long? Impressions { get; set; }

    /// <summary>Clicks of any kind on the ads.</summary>
    public long? Clicks { get; set; }

    /// <summary>Amount spent.</summary>
    public decimal? Spend { get; set; }

    /// <summary>Cost per click, as Meta computed it.</summary>
    public decimal? Cpc { get; set; }

    /// <summary>Cost per 1,000 impressions, as Meta computed it.</summary>
    public decimal? Cpm { get; set; }

    /// <summary>Clicks per impression in percent, as Meta computed it.</summary>
    public double? Ctr { get; set; }

    /// <summary>Cost per 1,000 people reached, as Meta computed it.</summary>
    public decimal? Cpp { get; set; }

    /// <summary>Impressions per person reached, as Meta computed it.</summary>
    public double? Frequency { get; set; }

    /// <summary>People who saw an ad at least once; does not add up across days or objects.</summary>
    public long? Reach { get; set; }

    /// <summary>People who clicked; does not add up across days or objects.</summary>
    public long? UniqueClicks { get; set; }

    /// <summary>People who clicked per person reached, in percent, as Meta computed it.</summary>
    public double? UniqueCtr { get; set; }

    /// <summary>Counts per action type and attribution window, as Meta sent them.</summary>
    public InsightActions? Actions { get; set; }

    /// <summary>Values per action type and attribution window, as Meta sent them.</summary>
    public InsightActions? ActionValues { get; set; }

    /// <summary>Job applications submitted.</summary>
    public long? SubmitApplications { get; set; }

    /// <summary>Value of the job applications submitted.</summary>
    public decimal? SubmitApplicationsValue { get; set; }

    /// <summary>Leads.</summary>
    public long? Leads { get; set; }

    /// <summary>Value of the leads.</summary>
    public decimal? LeadsValue { get; set; }

    /// <summary>Content views.</summary>
    public long? ViewContent { get; set; }

    /// <summary>Value of the content views.</summary>
    public decimal? ViewContentValue { get; set; }

    /// <summary>The campaign measured or above the object measured; null at account level.</summary>
    public MetaCampaignId? MetaCampaignId { get; set; }

    /// <summary>The ad set measured or above the ad measured; null at account and campaign level.</summary>
    public MetaAdSetId? MetaAdSetId { get; set; }

    /// <summary>The ad measured; null at the other levels.</summary>
    public MetaAdId? MetaAdId { get; set; }

    /// <summary>When AdFlux first stored the row, UTC; kept by the upsert.</summary>
    public DateTime? CreatedAt { get; set; }

    /// <summary>When AdFlux last stored a change, UTC; kept by the upsert, which leaves it alone when nothing changed.</summary>
    public DateTime? LastUpdated { get; set; }

    /// <summary>The ad account, where the source named it. Not stored here: an upsert needs it to make a stub of a missing campaign.</summary>
    [NotMapped]
    public AdAccountId? AccountId { get; set; }

    /// <summary>The campaign of <see cref="MetaCampaignId"/>.</summary>
    public MetaCampaign? MetaCampaign { get; set; }

    /// <summary>The ad set of <see cref="MetaAdSetId"/>.</summary>
    public MetaAdSet? MetaAdSet { get; set; }

    /// <summary>The ad of <see cref="MetaAdId"/>.</summary>
    public MetaAd? MetaAd { get; set; }
}
