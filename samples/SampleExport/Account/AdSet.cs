using System.Globalization;

namespace AdFlux.Samples.Account;

/// <summary>An ad set: one audience of a campaign and the budget for it. Every third one ended before the export did.</summary>
internal sealed class AdSet
{
    private const long FirstId = 120_210_000_001_000_000;

    private readonly List<Ad> ads = [];

    public AdSet(Campaign campaign, int ordinal, int position, ExportSize size)
    {
        Campaign = campaign;
        Ordinal = ordinal;
        Position = position;
        Id = (FirstId + ordinal).ToString(CultureInfo.InvariantCulture);

        int round = position / campaign.Job.Audiences.Count;
        string audience = campaign.Job.Audiences[position % campaign.Job.Audiences.Count];
        Name = round == 0 ? audience : string.Create(CultureInfo.InvariantCulture, $"{audience} #{round + 1}");

        HasEnded = position % 3 == 2;
        LastDay = HasEnded ? size.FirstDay.AddDays(size.Days * 2 / 3) : ExportSize.LastDay;
        Status = HasEnded ? campaign.Job.ThirdAdSetStatus : "ACTIVE";
        DailyBudgetCents = campaign.Job.AdSetDailyBudgetCents * (5 - (position % 3)) / 4;
    }

    public string Id { get; }

    public string Name { get; }

    public string Status { get; }

    public string EffectiveStatus => Status is "ACTIVE" && Campaign.Job.CampaignStatus is "PAUSED" ? "CAMPAIGN_PAUSED" : Status;

    public Campaign Campaign { get; }

    public int Ordinal { get; }

    public int Position { get; }

    public bool HasEnded { get; }

    /// <summary>The last day on which its ads are shown.</summary>
    public DateOnly LastDay { get; }

    public int DailyBudgetCents { get; }

    /// <summary>The second ad set of a lead campaign sends people to the website, where the pixel counts them.</summary>
    public bool UsesLeadForms => Campaign.Job.UsesLeadForms && Position % 3 != 1;

    public IReadOnlyList<Ad> Ads => ads;

    public void AddAd(int ordinal, ExportSize size) => ads.Add(new Ad(this, ordinal, position: ads.Count, size));
}
