using System.Linq.Expressions;
using AdFlux.Data.Ids;
using AdFlux.Data.Mapping.ColumnTypes;
using Microsoft.EntityFrameworkCore;

// The point is to do what the analyzers warn of, and what other analyzers would do with a culture.
#pragma warning disable ADF0017, ADF0018, CA1305, MA0011

namespace AdFlux.Data.Generators.Tests.EntityFramework;

/// <summary>What the analyzers report is what EF Core refuses, on both providers; what they leave alone is what it takes.</summary>
public sealed class ReportedQueryTests
{
    private static readonly JobId Job = JobId.From("J2");
    private static readonly SegmentId Segment = SegmentId.From(2);
    private static readonly string Text = "J2";

    private static readonly Dictionary<string, Expression<Func<Posting, bool>>> Refused = new(StringComparer.Ordinal)
    {
        ["ToString of text"] = posting => posting.Id.ToString() == Text,
        ["ToString of a number"] = posting => posting.SegmentId!.Value.ToString() == Text,
        ["ToString of a nullable"] = posting => posting.SegmentId.ToString() == Text,
        ["interpolation"] = posting => $"{posting.Id}" == Text,
        ["IsDefault"] = posting => posting.Id.IsDefault,
        ["GetHashCode"] = posting => posting.Id.GetHashCode() == 1,
        ["GetValueOrDefault"] = posting => posting.SegmentId.GetValueOrDefault() == Segment,
        ["From a column"] = posting => JobId.From(posting.Priority.Value) == Job,
        ["Parse a column"] = posting => JobId.Parse(posting.Priority.Value) == Job,
        ["default of text"] = posting => posting.Id == default,
        ["new of text"] = posting => posting.Id == new JobId(),
        ["Empty of text"] = posting => posting.Id == JobId.Empty,
        ["in an inner lambda"] = posting => posting.Visits.Any(visit => visit.PostingId.ToString() == Text),
    };

    private static readonly Dictionary<string, Expression<Func<Posting, bool>>> Taken = new(StringComparer.Ordinal)
    {
        ["Value"] = posting => posting.Id.Value == Text,
        ["ToString of the Value"] = posting => posting.SegmentId!.Value.Value.ToString() == Text,
        ["CompareTo"] = posting => posting.Id.CompareTo(Job) > 0,
        ["comparison"] = posting => posting.Id >= Job,
        ["Equals"] = posting => posting.Id.Equals(Job),
        ["From a parameter"] = posting => posting.Id == JobId.From(Text),
        ["Parse a parameter"] = posting => posting.Id == JobId.Parse(Text),
        ["ToString of a parameter"] = posting => posting.Id.Value == Job.ToString(),
        ["cast to the value"] = posting => (string)posting.Id == Text,
        ["cast of a column"] = posting => (JobId)posting.Priority.Value == Job,
        ["default of a number"] = posting => posting.SegmentId == default(SegmentId),
    };

    public static TheoryData<string, bool> RefusedCases => Cases(Refused.Keys);

    public static TheoryData<string, bool> TakenCases => Cases(Taken.Keys);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(RefusedCases))]
    public void What_is_reported_in_a_query_has_no_sql(string name, bool isPostgres)
    {
        using PostingsContext context = CreateContext(isPostgres);

        Assert.ThrowsAny<Exception>(() => context.Postings.Where(Refused[name]).ToQueryString());
    }

    [Theory]
    [MemberData(nameof(TakenCases))]
    public void What_is_left_alone_in_a_query_has_sql(string name, bool isPostgres)
    {
        using PostingsContext context = CreateContext(isPostgres);

        Assert.Contains("WHERE", context.Postings.Where(Taken[name]).ToQueryString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void What_a_query_returns_may_use_anything(bool isPostgres)
    {
        using PostingsContext context = CreateContext(isPostgres);

        Assert.Contains("SELECT", context.Postings.Select(posting => posting.Id.ToString()).ToQueryString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Raw_sql_that_is_reported_is_refused_before_it_is_sent(bool isPostgres)
    {
        await using PostingsContext context = CreateContext(isPostgres);

        Task[] calls =
        [
            context.Postings.FromSql($"SELECT * FROM \"Postings\" WHERE \"Id\" = {Job}").ToListAsync(Cancel),
            context.Postings.FromSqlRaw("SELECT * FROM \"Postings\" WHERE \"SegmentId\" = {0}", Segment).ToListAsync(Cancel),
            context.Database.SqlQuery<int>($"SELECT 1 AS \"Value\" WHERE '' = {Job}").ToListAsync(Cancel),
            context.Database.SqlQueryRaw<int>("SELECT 1 AS \"Value\" WHERE '' = {0}", Job).ToListAsync(Cancel),
        ];

        foreach (Task call in calls)
        {
            var error = await Assert.ThrowsAsync<InvalidOperationException>(() => call);
            Assert.Contains("store type mapping", error.Message, StringComparison.Ordinal);
        }
    }

    private static TheoryData<string, bool> Cases(IEnumerable<string> names)
    {
        var cases = new TheoryData<string, bool>();
        foreach (string name in names)
        {
            cases.Add(name, false);
            cases.Add(name, true);
        }

        return cases;
    }

    /// <summary>A context that translates; neither of them connects for that.</summary>
    private static PostingsContext CreateContext(bool isPostgres)
    {
        var options = new DbContextOptionsBuilder<PostingsContext>();
        _ = isPostgres ? options.UseNpgsql("Host=nowhere") : options.UseSqlite("Data Source=:memory:");
        options.UseColumnTypes();
        return new PostingsContext(options.Options);
    }
}
