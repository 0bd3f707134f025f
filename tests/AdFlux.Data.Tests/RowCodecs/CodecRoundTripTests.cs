using System.Reflection;
using AdFlux.Data.Ids;
using AdFlux.Data.Json;
using AdFlux.Data.Model;
using AdFlux.Data.Rows;

namespace AdFlux.Data.Tests.RowCodecs;

public sealed class CodecRoundTripTests
{
    private static readonly DateTime _instant = new(2026, 6, 1, 8, 30, 0, DateTimeKind.Utc);

    [Fact]
    public void An_insight_comes_back_with_every_column()
    {
        MetaInsight insight = Rows.Insight(ad: 1);
        insight.CreatedAt = insight.LastUpdated = _instant;

        AssertRoundTrip<MetaInsight, MetaInsightCodec>(insight);
    }

    [Fact]
    public void An_insight_without_metrics_comes_back_without_them()
    {
        var insight = new MetaInsight
        {
            ObjectId = InsightObjectId.From("1"),
            Level = InsightLevel.Account,
            DateStart = Rows.FirstDay,
            DateStop = Rows.FirstDay,
        };

        MemoryRow row = Write<MetaInsight, MetaInsightCodec>(insight);

        Assert.Equal(["1", "account", Rows.FirstDay, Rows.FirstDay], row.Values.Where(value => value is not null));
        Assert.Equal(row.Values, Write<MetaInsight, MetaInsightCodec>(MetaInsightCodec.Read(row)).Values);
    }

    [Fact]
    public void Meta_objects_come_back_with_every_column()
    {
        MetaAd ad = Rows.Ads().First();
        (ad.Status, ad.EffectiveStatus) = (MetaStatus.Active, MetaEffectiveStatus.Active);
        ad.CreatedTime = ad.LastUpdated = _instant;
        AssertRoundTrip<MetaAd, MetaAdCodec>(ad);

        AssertRoundTrip<MetaAdSet, MetaAdSetCodec>(
            new MetaAdSet
            {
                Id = Rows.AdSet(1),
                Name = "Ad set",
                Status = MetaStatus.Paused,
                EffectiveStatus = MetaEffectiveStatus.From("WITH_ISSUES"),
                DailyBudget = "5000",
                LifetimeBudget = "0",
                BudgetRemaining = "17",
                OptimizationGoal = OptimizationGoal.From("OFFSITE_CONVERSIONS"),
                BillingEvent = BillingEvent.Impressions,
                BidAmount = "5",
                CreatedTime = _instant,
                StartTime = _instant.AddDays(1),
                EndTime = _instant.AddDays(2),
                CampaignId = Rows.Campaign(1),
                LastUpdated = _instant.AddDays(3),
            }
        );
        AssertRoundTrip<MetaCampaign, MetaCampaignCodec>(
            new MetaCampaign
            {
                Id = Rows.Campaign(1),
                Name = "Campaign",
                Status = MetaStatus.Active,
                Objective = MetaObjective.Leads,
                EffectiveStatus = MetaEffectiveStatus.Active,
                CreatedTime = _instant,
                StartTime = _instant.AddDays(1),
                StopTime = _instant.AddDays(2),
                DailyBudget = "1",
                LifetimeBudget = "2",
                BudgetRemaining = "3",
                AccountId = Rows.Account,
                LastUpdated = _instant.AddDays(3),
            }
        );
    }

    [Fact]
    public void Jobs_candidates_and_what_links_them_come_back_with_every_column()
    {
        AssertRoundTrip<Segment, SegmentCodec>(
            new Segment
            {
                Id = SegmentId.From(7),
                Name = "Nurses",
                Description = "Nurses near the sea",
            }
        );
        AssertRoundTrip<JobOpening, JobOpeningCodec>(
            new JobOpening
            {
                JobId = JobId.From("JOB-0001"),
                Title = "Nurse",
                Description = "Cares",
                Location = "Kiel",
                Company = "Clinic",
                RequiredSkills = ["care", "first aid"],
                SalaryMin = 40_000,
                SalaryMax = int.MaxValue,
                PostedDate = new DateOnly(2024, 2, 29),
                Status = JobStatus.From("on hold"),
                TargetSegments = [SegmentId.From(7)],
            }
        );
        AssertRoundTrip<Candidate, CandidateCodec>(
            new Candidate
            {
                CandidateId = CandidateId.From("CAND-00001"),
                Name = "Ada",
                Location = "Kiel",
                YearsExperience = 0,
                EducationLevel = "Master",
                Skills = ["care"],
                PrimarySkill = "care",
                DesiredSalary = 50_000,
                SegmentId = SegmentId.From(7),
            }
        );
        AssertRoundTrip<Application, ApplicationCodec>(
            new Application
            {
                ApplicationId = Ids.ApplicationId.From(3),
                JobId = JobId.From("JOB-0001"),
                CandidateId = CandidateId.From("CAND-00001"),
                ApplicationDate = Rows.FirstDay,
            }
        );
        AssertRoundTrip<Campaign, CampaignCodec>(
            new Campaign
            {
                Id = CampaignId.From(4),
                Name = "Nurses wanted",
                Description = "All of Kiel",
                Platform = Platform.Meta,
                DailyBudgetCents = 500,
                JobOpeningId = JobId.From("JOB-0001"),
                TargetSegmentIds = [SegmentId.From(7)],
                PrimaryText = "Work with us",
                Headline = "Nurses",
                LinkDescription = "Apply",
                CreativeImageFilename = "nurse.png",
                ExternalIds = new ExternalIds { MetaCampaignId = Rows.Campaign(1) },
                CreatedAt = _instant,
                UpdatedAt = _instant.AddDays(1),
            }
        );
    }

    [Fact]
    public void An_id_that_was_never_assigned_is_not_written_as_empty_text()
    {
        var ad = new MetaAd { AdSetId = Rows.AdSet(1) };

        var error = Assert.Throws<UninitializedIdException>(() => Write<MetaAd, MetaAdCodec>(ad));

        Assert.Contains(nameof(MetaAdId), error.Message, StringComparison.Ordinal);
    }

    /// <summary>Writes a row in which every column has a value, reads it, and compares both the columns and the members.</summary>
    private static void AssertRoundTrip<T, TCodec>(T entity)
        where T : class
        where TCodec : struct, IRowCodec<T>
    {
        MemoryRow row = Write<T, TCodec>(entity);
        Assert.Equal(TCodec.Columns.Select(column => column.Kind), row.Kinds);
        Assert.DoesNotContain(null, row.Values);

        T copy = TCodec.Read(row);

        Assert.Equal(row.Values, Write<T, TCodec>(copy).Values);
        foreach (PropertyInfo property in TCodec.Columns.Select(column => typeof(T).GetProperty(column.Member)!))
        {
            if (
                property.PropertyType.IsValueType
                || property.PropertyType == typeof(string)
                || property.PropertyType == typeof(InsightActions)
            )
                Assert.Equal(property.GetValue(entity), property.GetValue(copy));
        }
    }

    private static MemoryRow Write<T, TCodec>(T entity)
        where T : class
        where TCodec : struct, IRowCodec<T>
    {
        var row = new MemoryRow();
        TCodec.Write(entity, row);
        return row;
    }
}
