using System.Reflection;
using AdFlux.Data.Faults;
using AdFlux.Data.Ids;
using AdFlux.Data.Model;
using AdFlux.Data.Queries;
using AdFlux.Data.Queries.Applications;
using AdFlux.Data.Queries.Campaigns;
using AdFlux.Data.Queries.Candidates;
using AdFlux.Data.Queries.Hierarchy;
using AdFlux.Data.Queries.Jobs;
using AdFlux.Data.Queries.Pages;
using AdFlux.Data.Queries.Segments;
using Microsoft.EntityFrameworkCore;

namespace AdFlux.Data.Tests.Repositories;

/// <summary>Which cursors a list takes: no database is asked.</summary>
public sealed class ListCursorTests
{
    private static readonly Dictionary<Type, object> _values = new()
    {
        [typeof(string)] = "x",
        [typeof(int)] = 7,
        [typeof(DateOnly)] = new DateOnly(2026, 1, 1),
        [typeof(JobStatus)] = JobStatus.Closed,
        [typeof(ApplicationStatus)] = ApplicationStatus.Hired,
        [typeof(Platform)] = Platform.Google,
        [typeof(CampaignStatus)] = CampaignStatus.Paused,
        [typeof(MetaStatus)] = MetaStatus.Paused,
        [typeof(MetaEffectiveStatus)] = MetaEffectiveStatus.Paused,
        [typeof(DateTime)] = new DateTime(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc),
        [typeof(SegmentId)] = SegmentId.From(7),
        [typeof(JobId)] = JobId.From("x"),
        [typeof(CandidateId)] = CandidateId.From("x"),
        [typeof(AdAccountId)] = AdAccountId.From("x"),
        [typeof(MetaCampaignId)] = MetaCampaignId.From("x"),
        [typeof(MetaAdSetId)] = MetaAdSetId.From("x"),
        [typeof(CampaignSort)] = CampaignSort.UpdatedAt,
        [typeof(MetaObjectSort)] = MetaObjectSort.Name,
        [typeof(JobSort)] = JobSort.SalaryMax,
        [typeof(CandidateSort)] = CandidateSort.Name,
        [typeof(SegmentSort)] = SegmentSort.Name,
        [typeof(ApplicationSort)] = ApplicationSort.ApplicationDate,
        [typeof(SortDirection)] = SortDirection.Descending,
    };

    [Fact]
    public void A_cursor_belongs_to_every_filter_and_to_the_order_of_its_query()
    {
        using AdFluxDbContext context = CreateContext();
        AssertBelongs<JobQuery>(query => JobList.Of(context, query).PageRows, ["id"]);
        AssertBelongs<CandidateQuery>(query => CandidateList.Of(context, query).PageRows, ["id"]);
        AssertBelongs<ApplicationQuery>(query => ApplicationList.Of(context, query).PageRows, [1]);
        AssertBelongs<SegmentQuery>(query => SegmentList.Of(context, query).PageRows, [1]);
        AssertBelongs<CampaignQuery>(query => CampaignList.Of(context, query).PageRows, [1]);
        AssertBelongs<MetaCampaignQuery>(query => MetaCampaignList.Of(context, query).PageRows, ["id"]);
        AssertBelongs<MetaAdSetQuery>(query => MetaAdSetList.Of(context, query).PageRows, ["id"]);
        AssertBelongs<MetaAdQuery>(query => MetaAdList.Of(context, query).PageRows, ["id"]);
    }

    [Theory]
    [InlineData(" ", "")]
    [InlineData("", "\n")]
    [InlineData("\t", "\r\n")]
    public void White_space_around_a_cursor_is_damage(string before, string after)
    {
        using AdFluxDbContext context = CreateContext();
        KeysetList<JobOpening> list = JobList.Of(context, new JobQuery());
        string cursor = CursorOf<JobQuery>(query => JobList.Of(context, query).PageRows, ["id"]);
        list.PageRows(new PageRequest { Cursor = cursor });

        Assert.Throws<InvalidCursorException>(() => list.PageRows(new PageRequest { Cursor = before + cursor + after }));
    }

    [Fact]
    public void Filters_that_hold_the_same_text_elsewhere_are_other_queries()
    {
        using AdFluxDbContext context = CreateContext();
        string[] fingerprints =
        [
            .. (
                (QueryFingerprint[])
                    [
                        new QueryFingerprint("l").Add("a").Add("b"),
                        new QueryFingerprint("l").Add("ab").Add(""),
                        new QueryFingerprint("l").Add("").Add("ab"),
                        new QueryFingerprint("l").Add(text: null).Add("ab"),
                        new QueryFingerprint("l").Add("ab").Add(text: null),
                        new QueryFingerprint("la").Add("").Add("b"),
                        new QueryFingerprint("l").AddSet(["a", "b"]),
                        new QueryFingerprint("l").AddSet([]),
                        new QueryFingerprint("l").AddSet(null),
                    ]
            ).Select(query => Convert.ToHexString(query.Hash())),
        ];

        Assert.Equal(fingerprints.Length, fingerprints.Distinct(StringComparer.Ordinal).Count());
    }

    [Fact]
    public void Times_that_differ_by_a_microsecond_are_other_queries()
    {
        using AdFluxDbContext context = CreateContext();
        var time = new DateTime(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc);
        var page = new PageRequest
        {
            Cursor = CursorOf<CampaignQuery>(_ => CampaignList.Of(context, new CampaignQuery { UpdatedSince = time }).PageRows, [1]),
        };

        Assert.NotNull(CampaignList.Of(context, new CampaignQuery { UpdatedSince = time }).PageRows(page));
        Assert.Throws<InvalidCursorException>(() =>
            CampaignList.Of(context, new CampaignQuery { UpdatedSince = time.AddMicroseconds(1) }).PageRows(page)
        );
    }

    [Fact]
    public void A_sort_key_that_is_none_is_refused()
    {
        using AdFluxDbContext context = CreateContext();

        Assert.Throws<ArgumentOutOfRangeException>(() => JobList.Of(context, new JobQuery { SortBy = (JobSort)99 }));
        Assert.Throws<ArgumentOutOfRangeException>(() =>
            JobList.Of(context, new JobQuery { Direction = (SortDirection)99 }).PageRows(PageRequest.First)
        );
    }

    private static void AssertBelongs<TQuery>(Func<TQuery, Func<PageRequest, object>> list, object?[] place)
        where TQuery : class, new()
    {
        string cursor = CursorOf(list, place);
        var page = new PageRequest { Cursor = cursor };
        Assert.NotNull(list(new TQuery())(page));
        foreach (PropertyInfo property in typeof(TQuery).GetProperties())
        {
            var other = new TQuery();
            property.SetValue(other, _values[Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType]);
            var error = Assert.Throws<InvalidCursorException>(() => list(other)(page));
            Assert.Equal("belongs to another query", error.Reason);
        }
    }

    // Built as a list does, through what every query of a list adds to its fingerprint.
    private static string CursorOf<TQuery>(Func<TQuery, Func<PageRequest, object>> list, object?[] place)
        where TQuery : class, new()
    {
        object target = list(new TQuery()).Target!;
        FieldInfo query = target
            .GetType()
            .GetFields(BindingFlags.Instance | BindingFlags.NonPublic)
            .Single(field => field.FieldType == typeof(QueryFingerprint));
        return Cursor.Write((QueryFingerprint)query.GetValue(target)!, place);
    }

    private static AdFluxDbContext CreateContext()
    {
        var options = new DbContextOptionsBuilder<AdFluxDbContext>();
        options.UseAdFluxSqlite("Data Source=never-opened.db");
        return new AdFluxDbContext(options.Options);
    }
}
