using AdFlux.Data.Ids;
using AdFlux.Data.Json;
using AdFlux.Data.Model;

namespace AdFlux.Data.Tests.Queries;

/// <summary>Everything that a report reads: two ad accounts with two campaigns each, their ad sets and ads, what of ours they advertise, and insights.</summary>
internal sealed record World(IReadOnlyList<MetaInsight> Insights)
{
    public static readonly AdAccountId[] Accounts = [AdAccountId.From("act_9"), AdAccountId.From("act_10")];

    public static readonly JobId[] Jobs = [JobId.From("JOB-1"), JobId.From("JOB-10"), JobId.From("JOB-2"), JobId.From("JOB-3")];

    /// <summary>By number 2 comes before 10, by text after it.</summary>
    public static readonly SegmentId[] Segments = [SegmentId.From(2), SegmentId.From(10), SegmentId.From(7)];

    public static readonly IReadOnlyList<MetaCampaign> MetaCampaigns =
    [
        .. new[] { "5000", "0", null, "12345" }.Select(
            (budget, i) =>
                new MetaCampaign
                {
                    Id = CampaignOf(i),
                    AccountId = Accounts[i / 2],
                    DailyBudget = budget,
                    CreatedTime = i == 3 ? new DateTime(2026, 12, 30, 22, 0, 0, DateTimeKind.Utc) : null,
                }
        ),
    ];

    public static readonly IReadOnlyList<MetaAdSet> AdSets =
    [
        .. Enumerable.Range(0, 8).Select(i => new MetaAdSet { Id = AdSetOf(i), CampaignId = CampaignOf(i / 2) }),
    ];

    public static readonly IReadOnlyList<MetaAd> Ads =
    [
        .. Enumerable
            .Range(0, 8)
            .Select(i => new MetaAd
            {
                Id = AdOf(i),
                AdSetId = AdSetOf(i),
                CreatedTime = i % 3 == 0 ? new DateTime(2028, 3, 1, 1, 0, 0, DateTimeKind.Utc) : null,
            }),
    ];

    /// <summary>Two campaigns of ours name the first Meta campaign, for one job and overlapping segments; two jobs share the second; one names none.</summary>
    public static readonly IReadOnlyList<Campaign> Planned =
    [
        Plan(1, Jobs[0], 0, 1000, Segments[0], Segments[1]),
        Plan(2, Jobs[0], 0, null, Segments[1], Segments[1]),
        Plan(3, Jobs[1], 1, 2550),
        Plan(4, Jobs[2], 1, 1, Segments[2], Segments[0]),
        Plan(5, null, 2, 999, Segments[0]),
        Plan(6, Jobs[3], null, 700, Segments[2]),
    ];

    public static AdAccountId AccountOf(MetaCampaignId campaign) => MetaCampaigns.Single(row => row.Id == campaign).AccountId;

    public static MetaCampaignId CampaignOf(int index) => MetaCampaignId.From($"12021000000000{index:D4}");

    public static MetaAdSetId AdSetOf(int index) => MetaAdSetId.From($"12021000000010{index:D4}");

    public static MetaAdId AdOf(int index) => MetaAdId.From($"12021000000020{index:D4}");

    /// <summary>An insight without any metric.</summary>
    public static MetaInsight Insight(InsightLevel level, int index, DateOnly first, int days = 1)
    {
        int campaign = level == InsightLevel.Campaign ? index % 4 : index / 2;
        return new()
        {
            ObjectId = InsightObjectId.From(
                level switch
                {
                    InsightLevel.Account => Accounts[index % 2].Value,
                    InsightLevel.Campaign => CampaignOf(campaign).Value,
                    InsightLevel.AdSet => AdSetOf(index).Value,
                    _ => AdOf(index).Value,
                }
            ),
            Level = level,
            DateStart = first,
            DateStop = first.AddDays(days - 1),
            MetaCampaignId = level >= InsightLevel.Campaign ? CampaignOf(campaign) : null,
            MetaAdSetId = level >= InsightLevel.AdSet ? AdSetOf(index) : null,
            MetaAdId = level >= InsightLevel.Ad ? AdOf(index) : null,
        };
    }

    /// <summary>Applications around two turns of the calendar that the properties look at.</summary>
    public static IEnumerable<Application> Applications() =>
        from start in new[] { new DateOnly(2026, 12, 24), new DateOnly(2028, 2, 24) }
        from i in Enumerable.Range(0, 10)
        select new Application
        {
            JobId = Jobs[i % 4],
            CandidateId = CandidateId.From($"CAND-{start.Year}-{i}"),
            ApplicationDate = start.AddDays(i),
            Status = i % 3 == 0 ? ApplicationStatus.Hired : ApplicationStatus.From(i % 2 == 0 ? "hired" : "Rejected"),
        };

    /// <summary>The rows, for a property that fails.</summary>
    public override string ToString() =>
        string.Concat(
            Insights.Select(row =>
                $"""

                    {row.Level} {row.ObjectId} {row.DateStart:O} {row.DateStop:O} spend {row.Spend} impressions {row.Impressions} clicks {row.Clicks}
                      {row.Actions} {row.ActionValues}
                    """
            )
        );

    private static Campaign Plan(int id, JobId? job, int? campaign, int? budgetCents, params SegmentId[] segments) =>
        new()
        {
            Id = CampaignId.From(id),
            Name = $"Plan {id}",
            Platform = Platform.Meta,
            JobOpeningId = job,
            DailyBudgetCents = budgetCents,
            TargetSegmentIds = segments.Length == 0 ? null : new SegmentIdList(segments),
            ExternalIds = campaign is { } index ? new ExternalIds { MetaCampaignId = CampaignOf(index) } : null,
        };
}
