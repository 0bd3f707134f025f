namespace AdFlux.Samples.Account;

/// <summary>A campaign for one job opening.</summary>
internal sealed class Campaign(Job job, DateOnly firstDay)
{
    private readonly List<AdSet> adSets = [];

    public string Id => Job.CampaignId;

    public Job Job { get; } = job;

    /// <summary>The first day on which its ads may be shown.</summary>
    public DateOnly Launch { get; } = firstDay.AddDays(job.LaunchOffsetDays);

    public IReadOnlyList<AdSet> AdSets => adSets;

    public int DailyBudgetCents => adSets.Sum(adSet => adSet.DailyBudgetCents);

    public AdSet AddAdSet(int ordinal, ExportSize size)
    {
        var adSet = new AdSet(this, ordinal, position: adSets.Count, size);
        adSets.Add(adSet);
        return adSet;
    }
}
