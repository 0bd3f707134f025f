using AdFlux.Data.Generators.Tests.Ids;
using AdFlux.Data.Ids;
using Microsoft.EntityFrameworkCore;

namespace AdFlux.Data.Generators.Tests.EntityFramework;

/// <summary>Ids in LINQ and in raw SQL.</summary>
public abstract class TypedIdQuerySpec(TestDatabase database) : OnPostings(database)
{
    private static readonly JobId[] OneAndThree = [JobId.From("J1"), JobId.From("J3")];

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        await using PostingsContext context = CreateContext();
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

    private async Task<string> IdsAsync(Func<IQueryable<Posting>, IQueryable<Posting>> query)
    {
        await using PostingsContext context = CreateContext();
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
        await using (PostingsContext context = CreateContext())
        {
            Posting posting = await context.Postings.SingleAsync(posting => posting.Id == JobId.From("J1"), Cancel);
            posting.Favorites.AddRange([SegmentId.From(7), SegmentId.From(8)]);
            posting.Similar = [JobId.From("J2")];
            await context.SaveChangesAsync(Cancel);
        }

        Assert.Equal("J1", await IdsAsync(postings => postings.Where(posting => posting.Favorites.Contains(SegmentId.From(8)))));
        Assert.Equal("J1", await IdsAsync(postings => postings.Where(posting => posting.Similar!.Contains(JobId.From("J2")))));
        await using PostingsContext fresh = CreateContext();
        Posting read = await fresh.Postings.SingleAsync(posting => posting.Id == JobId.From("J1"), Cancel);
        Assert.Equal([SegmentId.From(7), SegmentId.From(8)], read.Favorites);
        Assert.Equal([JobId.From("J2")], read.Similar!);
    }

    [Fact]
    public async Task Ids_group_and_join()
    {
        await using PostingsContext context = CreateContext();

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
        Assert.Equal(await context.Visits.MaxAsync(visit => visit.Id.Value, Cancel), perPosting.Max(row => row.Last));
        Assert.Equal(4, joined);
    }

    [Fact]
    public async Task The_value_of_an_id_is_its_column_without_a_cast()
    {
        await using PostingsContext context = CreateContext();
        string prefix = "J";
        IQueryable<string> query = context
            .Postings.Where(posting =>
                posting.Id.Value.StartsWith(prefix) && posting.Id.Value != "J2" && posting.SegmentId!.Value.Value > 10
            )
            .OrderBy(posting => posting.Id.Value)
            .Select(posting => posting.Id.Value);

        Assert.DoesNotContain("CAST", query.ToQueryString(), StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("::", query.ToQueryString(), StringComparison.Ordinal);
        Assert.Equal(["J3"], await query.ToListAsync(Cancel));
    }

    [Fact]
    public async Task The_value_of_an_id_works_through_subqueries_groups_and_left_joins()
    {
        await using PostingsContext context = CreateContext();

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
        Assert.Equal(3, firstVisits.Intersect(await context.Visits.Select(visit => (int?)visit.Id.Value).ToListAsync(Cancel)).Count());
    }

    [Fact]
    public async Task The_value_of_an_id_is_calculated_with_and_grouped_by()
    {
        await using PostingsContext context = CreateContext();
        IQueryable<int> sums = context
            .Postings.Where(posting => posting.SegmentId!.Value.Value % 20 == 10 && (posting.SegmentId!.Value.Value * 2) + 1 > 20)
            .Select(posting => posting.SegmentId!.Value.Value + 2);
        IQueryable<int?> segments = context
            .Postings.GroupBy(posting => (int?)posting.SegmentId!.Value.Value)
            .OrderByDescending(group => group.Key ?? 0)
            .Select(group => group.Key);

        Assert.DoesNotContain("CAST", sums.ToQueryString(), StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("::", sums.ToQueryString(), StringComparison.Ordinal);
        Assert.Equal([12, 32], (await sums.ToListAsync(Cancel)).Order());
        Assert.Equal([30, 10, null], await segments.ToListAsync(Cancel));
        Assert.Equal(40, await context.Postings.SumAsync(posting => (int?)posting.SegmentId!.Value.Value, Cancel));
    }

    [Fact]
    public async Task Nullable_ids_compare_order_group_and_join()
    {
        SegmentId? ten = SegmentId.From(10);
        SegmentId? none = null;
        await using (PostingsContext context = CreateContext())
        {
            context.Add(new Shortlist { PostingId = JobId.From("J1"), Segment = SegmentId.From(10) });
            await context.SaveChangesAsync(Cancel);
        }

        Assert.Equal("J1", await IdsAsync(postings => postings.Where(posting => posting.SegmentId == ten)));
        Assert.Equal("J2", await IdsAsync(postings => postings.Where(posting => posting.SegmentId == none)));
        Assert.Equal("J2", await IdsAsync(postings => postings.Where(posting => !posting.SegmentId.HasValue)));
        Assert.Equal("J3", await IdsAsync(postings => postings.Where(posting => posting.SegmentId > ten)));
        Assert.Equal(
            "J2 J3",
            await IdsAsync(postings => postings.Where(posting => posting.SegmentId != ten).OrderBy(posting => posting.Id))
        );
        Assert.Equal(
            "J3 J1",
            await IdsAsync(postings => postings.Where(posting => posting.SegmentId != null).OrderByDescending(posting => posting.SegmentId))
        );
        await using PostingsContext fresh = CreateContext();
        Assert.Equal(
            JobId.From("J1"),
            await fresh
                .Postings.Join(
                    fresh.Shortlists,
                    posting => posting.SegmentId,
                    entry => (SegmentId?)entry.Segment,
                    (posting, entry) => posting.Id
                )
                .SingleAsync(Cancel)
        );
        Assert.Equal(3, await fresh.Postings.GroupBy(posting => posting.SegmentId).CountAsync(Cancel));
    }

    [Fact]
    public async Task Ids_are_looked_up_in_a_set_and_in_another_query()
    {
        HashSet<JobId> set = [.. OneAndThree];
        HashSet<SegmentId?> segments = [SegmentId.From(10), null];
        JobId[] none = [];
        await using PostingsContext context = CreateContext();
        IQueryable<JobId> visited = context
            .Visits.GroupBy(visit => visit.PostingId)
            .Where(group => group.Count() > 1)
            .Select(group => group.Key);

        Assert.Equal(
            "J1 J3",
            await IdsAsync(postings => postings.Where(posting => set.Contains(posting.Id)).OrderBy(posting => posting.Id))
        );
        Assert.Equal(
            "J1 J2",
            await IdsAsync(postings => postings.Where(posting => segments.Contains(posting.SegmentId)).OrderBy(posting => posting.Id))
        );
        Assert.Equal("", await IdsAsync(postings => postings.Where(posting => none.Contains(posting.Id))));
        Assert.Equal("J2", await IdsAsync(postings => postings.Where(posting => !OneAndThree.Contains(posting.Id))));
        Assert.Equal(
            [JobId.From("J2"), JobId.From("J3")],
            await context
                .Postings.Where(posting => visited.Contains(posting.Id))
                .OrderBy(posting => posting.Id)
                .Select(posting => posting.Id)
                .ToListAsync(Cancel)
        );
    }

    [Fact]
    public async Task Raw_sql_takes_the_value_of_an_id_and_commands_take_ids()
    {
        JobId job = JobId.From("J1");
        SegmentId? segment = SegmentId.From(10);
        await using PostingsContext context = CreateContext();

        Assert.Equal("J1", await IdsAsync(_ => context.Postings.FromSql($"""SELECT * FROM "Postings" WHERE "Id" = {job.Value}""")));
        Assert.Equal(
            1,
            await context.Database.ExecuteSqlAsync(
                $"""UPDATE "Postings" SET "SegmentId" = NULL WHERE "Id" = {job} AND "SegmentId" = {segment}""",
                Cancel
            )
        );
        Assert.Equal(
            1,
            await context.Database.ExecuteSqlRawAsync("""UPDATE "Postings" SET "SegmentId" = 7 WHERE "Id" = {0}""", [job], Cancel)
        );
    }

    [Fact]
    public async Task Ids_are_changed_and_removed_where_they_are()
    {
        await using PostingsContext context = CreateContext();
        SegmentId? seven = SegmentId.From(7);

        Assert.Equal(
            2,
            await context
                .Postings.Where(posting => posting.SegmentId != null)
                .ExecuteUpdateAsync(set => set.SetProperty(posting => posting.SegmentId, seven), Cancel)
        );
        Assert.Equal(2, await context.Postings.CountAsync(posting => posting.SegmentId == seven, Cancel));
        Assert.Equal(3, await context.Visits.Where(visit => visit.PostingId == JobId.From("J3")).ExecuteDeleteAsync(Cancel));
    }

    [Fact]
    public async Task A_text_id_that_was_never_assigned_is_refused_as_a_parameter()
    {
        JobId unassigned = (new JobId[1])[0];
        await using PostingsContext context = CreateContext();

        Exception error = await Assert.ThrowsAnyAsync<Exception>(() =>
            context.Postings.Where(posting => posting.Id == unassigned).ToListAsync(Cancel)
        );

        Assert.Equal(typeof(JobId), Assert.IsType<UninitializedIdException>(error.GetBaseException()).IdType);
        await Assert.ThrowsAnyAsync<Exception>(() =>
            context.Database.ExecuteSqlAsync($"""DELETE FROM "Postings" WHERE "Id" = {unassigned}""", Cancel)
        );
    }
}
