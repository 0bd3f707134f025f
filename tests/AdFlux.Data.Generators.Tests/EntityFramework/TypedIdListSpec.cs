using AdFlux.Data.Generators.Tests.Ids;
using AdFlux.Data.Ids;
using Microsoft.EntityFrameworkCore;

namespace AdFlux.Data.Generators.Tests.EntityFramework;

/// <summary>Columns that are lists of ids: an array on PostgreSQL, a JSON array on SQLite.</summary>
public abstract class TypedIdListSpec(TestDatabase database) : OnPostings(database)
{
    private static readonly JobId Job = JobId.From("a \"quoted\" {job}, NULL");
    private static readonly OrderId Order = OrderId.New();

    [Fact]
    public async Task Every_kind_of_list_comes_back_as_it_was()
    {
        await SaveAsync();

        await using PostingsContext context = CreateContext();
        Basket basket = await context.Baskets.SingleAsync(Cancel);

        Assert.Equal([Job, JobId.From("b")], basket.Array);
        Assert.Equal([SegmentId.From(2), SegmentId.From(1)], basket.List);
        Assert.Equal([AccountNumber.From(long.MaxValue)], basket.IList);
        Assert.Equal([Order], basket.ICollection);
        Assert.Equal([SegmentId.From(3)], basket.IEnumerable);
        Assert.Equal([Job], basket.IReadOnlyList);
        Assert.Equal([SegmentId.From(4)], basket.IReadOnlyCollection);
        Assert.Equal([SegmentId.From(7), null], basket.Nullables);
        Assert.Equal([null, Job], basket.NullableArray!);
    }

    [Fact]
    public async Task A_list_is_searched_counted_and_indexed_in_the_database()
    {
        await SaveAsync();
        await using PostingsContext context = CreateContext();
        DbSet<Basket> baskets = context.Baskets;
        SegmentId[] wanted = [SegmentId.From(1), SegmentId.From(9)];

        Assert.Equal(1, await baskets.CountAsync(basket => basket.Array.Contains(Job), Cancel));
        Assert.Equal(0, await baskets.CountAsync(basket => basket.Array.Contains(JobId.From("B")), Cancel));
        Assert.Equal(1, await baskets.CountAsync(basket => basket.IReadOnlyList.Contains(Job), Cancel));
        Assert.Equal(1, await baskets.CountAsync(basket => basket.ICollection.Contains(Order), Cancel));
        Assert.Equal(1, await baskets.CountAsync(basket => basket.List.Any(id => wanted.Contains(id)), Cancel));
        Assert.Equal(2, await baskets.Select(basket => basket.List.Count).SingleAsync(Cancel));
        Assert.Equal(SegmentId.From(2), await baskets.Select(basket => basket.List[0]).SingleAsync(Cancel));
        Assert.Equal(1, await baskets.CountAsync(basket => basket.Nullables.Contains(SegmentId.From(7)), Cancel));
        Assert.Equal(1, await baskets.CountAsync(basket => basket.NullableArray!.Contains(Job), Cancel));
    }

    [Fact]
    public async Task A_change_inside_a_list_is_saved_and_no_change_writes_nothing()
    {
        await SaveAsync();
        await using PostingsContext context = CreateContext();
        Basket basket = await context.Baskets.SingleAsync(Cancel);
        Assert.Equal(0, await context.SaveChangesAsync(Cancel));

        basket.List.Add(SegmentId.From(9));

        Assert.Equal(1, await context.SaveChangesAsync(Cancel));
        await using PostingsContext fresh = CreateContext();
        Basket read = await fresh.Baskets.SingleAsync(Cancel);
        Assert.Equal([2, 1, 9], read.List.Select(id => id.Value));
    }

    [Fact]
    public async Task A_text_id_that_was_never_assigned_is_refused_in_a_list_too()
    {
        await using PostingsContext context = CreateContext();
        context.Add(new Basket { Array = new JobId[1] });

        Exception error = await Assert.ThrowsAnyAsync<Exception>(() => context.SaveChangesAsync(Cancel));

        Assert.Equal(typeof(JobId), Assert.IsType<UninitializedIdException>(error.GetBaseException()).IdType);
    }

    private async Task SaveAsync()
    {
        await using PostingsContext context = CreateContext();
        context.Add(
            new Basket
            {
                Array = [Job, JobId.From("b")],
                List = [SegmentId.From(2), SegmentId.From(1)],
                IList = [AccountNumber.From(long.MaxValue)],
                ICollection = [Order],
                IEnumerable = [SegmentId.From(3)],
                IReadOnlyList = [Job],
                IReadOnlyCollection = [SegmentId.From(4)],
                Nullables = [SegmentId.From(7), null],
                NullableArray = [null, Job],
            }
        );
        await context.SaveChangesAsync(Cancel);
    }
}
