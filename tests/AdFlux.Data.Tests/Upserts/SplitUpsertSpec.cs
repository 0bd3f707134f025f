using AdFlux.Data.Faults;
using AdFlux.Data.Ids;
using AdFlux.Data.Model;
using AdFlux.Data.Repositories;
using AdFlux.Data.Tests.Support;
using AdFlux.Data.Upserts;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace AdFlux.Data.Tests.Upserts;

/// <summary>An upsert over several connections, of more rows than are written at once.</summary>
public abstract class SplitUpsertSpec(TestDatabase database) : OnMigratedDatabase(database)
{
    private static readonly UpsertOptions _split = new() { Connections = 3 };

    protected override bool AlwaysStages => true;

    [Fact]
    public async Task It_ends_as_one_over_one_connection_does()
    {
        await StoreHierarchyAsync();
        MetaInsight[] rows = [.. Rows.Insights(days: 120)];
        MetaInsight[] night = [.. Rows.Insights(days: 130), rows[7], rows[7]];
        foreach (MetaInsight changed in night[100..150])
            changed.Clicks += 1;
        var twin = new SlowUpsert();

        foreach (MetaInsight[] batch in new[] { rows, night, night })
        {
            Clock.Advance(TimeSpan.FromHours(1));
            UpsertResult result = await UpsertOverTwoAsync(CreateInsights(), batch, Token);
            Assert.Equal(twin.Apply(batch, Clock.UtcNow), result);
        }

        List<MetaInsight> stored = await CreateContext().MetaInsights.AsNoTracking().ToListAsync(Token);
        Assert.Equal(
            twin.Stored.Select(InsightText.Of).Order(StringComparer.Ordinal),
            stored.Select(InsightText.Of).Order(StringComparer.Ordinal)
        );
    }

    // The code of docs/upserts.md.
    private static async Task<UpsertResult> UpsertOverTwoAsync(
        MetaInsightRepository insights,
        MetaInsight[] rows,
        CancellationToken cancellationToken
    )
    {
        var options = new UpsertOptions { Connections = 2 };
        UpsertResult result = await insights.UpsertAsync(rows, options, cancellationToken: cancellationToken);
        return result;
    }

    [Fact]
    public async Task Parents_become_stubs_once()
    {
        var options = new UpsertOptions { Connections = 4, MissingParents = MissingParents.Stub };
        MetaInsight[] rows = [.. Rows.Insights(days: 100)];
        foreach (MetaInsight row in rows)
            row.AccountId = Rows.Account;

        UpsertResult result = await CreateInsights().UpsertAsync(rows, options, cancellationToken: Token);

        Assert.Equal(new UpsertResult(1_200, Inserted: 1_200, Updated: 0, Unchanged: 0, Duplicates: 0, Stubs: 2 + 4 + 12), result);
    }

    [Fact]
    public async Task A_row_that_is_invalid_stops_all_parts()
    {
        await StoreHierarchyAsync();
        MetaInsight[] rows = [.. Rows.Insights(days: 120)];
        rows[^1].Spend = 0.0000001m;

        var error = await Assert.ThrowsAsync<InvalidValueException>(() =>
            CreateInsights().UpsertAsync(rows, _split, cancellationToken: Token)
        );

        Assert.Equal(rows.Length, error.Row);
        Assert.Equal(0, await CreateContext().MetaInsights.CountAsync(Token));
    }

    [Fact]
    public async Task A_parent_that_is_missing_stops_all_parts()
    {
        await StoreHierarchyAsync();
        MetaInsight[] rows = [.. Rows.Insights(days: 120)];
        MetaInsight orphan = rows[^1];
        (orphan.ObjectId, orphan.MetaAdId) = (InsightObjectId.From("999"), MetaAdId.From("999"));

        var error = await Assert.ThrowsAsync<MissingParentsException>(() =>
            CreateInsights().UpsertAsync(rows, _split, cancellationToken: Token)
        );

        Assert.Equal(["999"], error.Missing["meta_ads"]);
        Assert.Equal(0, await CreateContext().MetaInsights.CountAsync(Token));
    }

    // The part with the missing parent has by far the most to do: the others would be stored long before it finds out.
    [Fact]
    public async Task A_parent_that_is_missing_stops_all_parts_also_where_others_are_filled_in()
    {
        await StoreHierarchyAsync();
        MetaInsight[] orphans = [.. Enumerable.Range(0, 4_000).Select(day => Rows.Insight(ad: 999, day))];
        foreach (MetaInsight orphan in orphans)
            orphan.MetaCampaignId = null;

        var error = await Assert.ThrowsAsync<MissingParentsException>(() =>
            CreateInsights().UpsertAsync([.. Rows.Insights(days: 2), .. orphans], _split, cancellationToken: Token)
        );

        Assert.Equal([Rows.Ad(999).Value], error.Missing["meta_ads"]);
        Assert.Equal(0, await CreateContext().MetaInsights.CountAsync(Token));
    }

    [Fact]
    public async Task An_error_in_the_callers_stream_stops_all_parts()
    {
        await StoreHierarchyAsync();

        await Assert.ThrowsAsync<InvalidDataException>(() => CreateInsights().UpsertAsync(Failing(), _split, cancellationToken: Token));

        Assert.Equal(0, await CreateContext().MetaInsights.CountAsync(Token));

        static async IAsyncEnumerable<MetaInsight> Failing()
        {
            foreach (MetaInsight row in Rows.Insights(days: 120))
                yield return row;
            await Task.Yield();
            throw new InvalidDataException("The export ends here.");
        }
    }

    [Fact]
    public async Task Cancellation_stops_all_parts()
    {
        await StoreHierarchyAsync();
        using var cancel = CancellationTokenSource.CreateLinkedTokenSource(Token);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() =>
            CreateInsights().UpsertAsync(Cancelling(), _split, cancellationToken: cancel.Token)
        );

        Assert.Equal(0, await CreateContext().MetaInsights.CountAsync(Token));

        async IAsyncEnumerable<MetaInsight> Cancelling()
        {
            foreach (MetaInsight row in Rows.Insights(days: 120))
                yield return row;
            await cancel.CancelAsync();
        }
    }

    [Fact]
    public async Task Inside_a_transaction_it_is_refused()
    {
        AdFluxDbContext context = CreateContext();
        await using IDbContextTransaction open = await context.Database.BeginTransactionAsync(Token);

        var error = await Assert.ThrowsAsync<InvalidOperationException>(() =>
            CreateInsights(context).UpsertAsync(Rows.Insights(days: 1), _split, cancellationToken: Token)
        );

        Assert.Contains("UpsertOptions.Connections", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(17)]
    public void A_number_of_connections_out_of_range_is_refused(int connections)
    {
        var error = Assert.Throws<ArgumentOutOfRangeException>(() => new UpsertOptions { Connections = connections });

        Assert.Contains("Connections must be between 1 and 16", error.Message, StringComparison.Ordinal);
    }
}
