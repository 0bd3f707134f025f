using AdFlux.Data.Generators.Tests.Ids;
using AdFlux.Data.Ids;
using Microsoft.EntityFrameworkCore;

namespace AdFlux.Data.Generators.Tests.EntityFramework;

public sealed class TypedIdQueryTests : IAsyncLifetime
{
    private static readonly JobId[] OneAndThree = [JobId.From("J1"), JobId.From("J3")];

    private readonly PostingsDatabase _database = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        await _database.InitializeAsync();
        await using PostingsContext context = _database.CreateContext();
        foreach (int i in (int[])[3, 1, 2])
        {
            var posting = new Posting
            {
                Id = JobId.From($"J{i}"),
                Priority = i == 2 ? Priority.From("low") : Priority.High,
                SegmentId = i == 2 ? null : SegmentId.From(i * 10),
            };
            for (int visit = 0; visit < i; visit++)
                posting.Visits.Add(new Visit());
            context.Add(posting);
        }

        await context.SaveChangesAsync(Cancel);
    }

    public ValueTask DisposeAsync() => _database.DisposeAsync();

    private async Task<string> IdsAsync(Func<IQueryable<Posting>, IQueryable<Posting>> query)
    {
        await using PostingsContext context = _database.CreateContext();
        List<JobId> ids = await query(context.Postings).Select(posting => posting.Id).ToListAsync(Cancel);
        return string.Join(' ', ids);
    }

    [Fact]
    public async Task Ids_are_compared_and_ordered_as_they_are()
    {
        JobId two = JobId.From("J2");
        Assert.Equal("J2", await IdsAsync(postings => postings.Where(posting => posting.Id == two)));
        Assert.Equal(
            "J3 J1",
            await IdsAsync(postings => postings.Where(posting => posting.Id != two).OrderByDescending(posting => posting.Id))
        );
        Assert.Equal("J1 J2", await IdsAsync(postings => postings.Where(posting => posting.Id <= two).OrderBy(posting => posting.Id)));
        Assert.Equal("J3", await IdsAsync(postings => postings.Where(posting => posting.Id > two)));
        Assert.Equal("J2", await IdsAsync(postings => postings.Where(posting => posting.Priority == Priority.From("low"))));
        Assert.Equal("J2", await IdsAsync(postings => postings.Where(posting => posting.SegmentId == null)));
    }

    [Fact]
    public async Task Ids_are_looked_up_in_a_list()
    {
        List<JobId> list = [.. OneAndThree];
        List<SegmentId?> segments = [SegmentId.From(10), null];
        int[] tens = [30];

        Assert.Equal(
            "J1 J3",
            await IdsAsync(postings => postings.Where(posting => OneAndThree.Contains(posting.Id)).OrderBy(posting => posting.Id))
        );
        Assert.Equal(
            "J1 J3",
            await IdsAsync(postings => postings.Where(posting => list.Contains(posting.Id)).OrderBy(posting => posting.Id))
        );
        Assert.Equal(
            "J1 J3",
            await IdsAsync(postings => postings.Where(posting => EF.Parameter(list).Contains(posting.Id)).OrderBy(posting => posting.Id))
        );
        Assert.Equal(
            "J1 J2",
            await IdsAsync(postings => postings.Where(posting => segments.Contains(posting.SegmentId)).OrderBy(posting => posting.Id))
        );
        Assert.Equal("J3", await IdsAsync(postings => postings.Where(posting => tens.Contains(posting.SegmentId!.Value.Value))));
    }

    [Fact]
    public async Task A_list_of_ids_is_a_column_that_can_be_searched()
    {
        await using (PostingsContext context = _database.CreateContext())
        {
            Posting posting = await context.Postings.SingleAsync(posting => posting.Id == JobId.From("J1"), Cancel);
            posting.Favorites.AddRange([SegmentId.From(7), SegmentId.From(8)]);
            posting.Similar = [JobId.From("J2")];
            await context.SaveChangesAsync(Cancel);
        }

        Assert.Equal("J1", await IdsAsync(postings => postings.Where(posting => posting.Favorites.Contains(SegmentId.From(8)))));
        Assert.Equal("J1", await IdsAsync(postings => postings.Where(posting => posting.Similar!.Contains(JobId.From("J2")))));
        await using PostingsContext fresh = _database.CreateContext();
        Posting read = await fresh.Postings.SingleAsync(posting => posting.Id == JobId.From("J1"), Cancel);
        Assert.Equal([SegmentId.From(7), SegmentId.From(8)], read.Favorites);
        Assert.Equal([JobId.From("J2")], read.Similar!);
    }

    [Fact]
    public async Task Ids_group_and_join()
    {
        await using PostingsContext context = _database.CreateContext();

        var perPosting = await context
            .Visits.GroupBy(visit => visit.PostingId)
            .OrderBy(group => group.Key)
            .Select(group => new
            {
                group.Key,
                Count = group.Count(),
                Last = group.Max(visit => visit.Id.Value),
            })
            .ToListAsync(Cancel);
        int joined = await context
            .Postings.Join(context.Visits, posting => posting.Id, visit => visit.PostingId, (posting, visit) => new { posting, visit })
            .CountAsync(row => row.posting.Priority == Priority.High, Cancel);

        Assert.Equal("J1 1, J2 2, J3 3", string.Join(", ", perPosting.Select(row => $"{row.Key} {row.Count}")));
        Assert.Equal(6, perPosting.Max(row => row.Last));
        Assert.Equal(4, joined);
    }

    [Fact]
    public async Task The_value_of_an_id_is_its_column_without_a_cast()
    {
        await using PostingsContext context = _database.CreateContext();
        IQueryable<string> query = context
            .Postings.Where(posting => posting.Id.Value.StartsWith('J') && posting.Id.Value != "J2" && posting.SegmentId!.Value.Value > 10)
            .OrderBy(posting => posting.Id.Value)
            .Select(posting => posting.Id.Value);

        Assert.DoesNotContain("CAST", query.ToQueryString(), StringComparison.OrdinalIgnoreCase);
        Assert.Equal(["J3"], await query.ToListAsync(Cancel));
    }

    [Fact]
    public async Task The_value_of_an_id_works_through_subqueries_groups_and_left_joins()
    {
        await using PostingsContext context = _database.CreateContext();

        List<string> distinct = await context
            .Visits.Select(visit => visit.PostingId)
            .Distinct()
            .OrderBy(id => id)
            .Take(2)
            .Select(id => id.Value)
            .ToListAsync(Cancel);
        List<int> lengths = await context
            .Visits.GroupBy(visit => visit.PostingId.Value)
            .Select(group => group.Key.Length)
            .ToListAsync(Cancel);
        List<int?> firstVisits = await context
            .Postings.OrderBy(posting => posting.Id)
            .Select(posting => (int?)posting.Visits.OrderBy(visit => visit.Id).First().Id.Value)
            .ToListAsync(Cancel);

        Assert.Equal(["J1", "J2"], distinct);
        Assert.Equal([2, 2, 2], lengths);
        Assert.All(firstVisits, id => Assert.InRange(id!.Value, 1, 6));
    }
}
