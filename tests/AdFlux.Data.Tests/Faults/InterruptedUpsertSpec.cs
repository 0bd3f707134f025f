using System.Data.Common;
using AdFlux.Data.Faults;
using AdFlux.Data.Model;
using AdFlux.Data.Queries;
using AdFlux.Data.Repositories;
using Microsoft.EntityFrameworkCore;

namespace AdFlux.Data.Tests.Faults;

public abstract class InterruptedUpsertSpec(TestDatabase database) : OnFaultyDatabase(database)
{
    private const int Few = 500;
    private const int Many = 20_000;

    [Theory]
    [InlineData(Few)]
    [InlineData(Many)]
    public async Task A_stream_that_throws_ends_the_upsert_with_its_own_error_and_nothing_is_stored(int rows)
    {
        AdFluxDbContext context = CreateContext();
        var thrown = new IOException("The export ends here.");

        var error = await Assert.ThrowsAsync<IOException>(() =>
            new MetaInsightRepository(context, Clock).UpsertAsync(
                Throwing(rows, () => Task.FromException(thrown)),
                cancellationToken: Token
            )
        );

        Assert.Same(thrown, error);
        Assert.Equal(0, await StoredAsync());
        await WorksAsync(context);
    }

    [Theory]
    [InlineData(Few)]
    [InlineData(Many)]
    public async Task A_database_error_of_the_stream_itself_is_not_taken_for_one_of_the_upsert(int rows)
    {
        DbException? thrown = null;
        int reads = 0;

        var error = await Assert.ThrowsAnyAsync<DbException>(() =>
            CreateInsights().UpsertAsync(Throwing(rows, ReadElsewhereAsync), cancellationToken: Token)
        );

        Assert.Same(thrown, error);
        Assert.Equal(1, reads);
        Assert.Equal(0, await StoredAsync());

        async Task ReadElsewhereAsync()
        {
            reads++;
            thrown = await Assert.ThrowsAnyAsync<DbException>(() => Database.ScalarAsync("SELECT 1 FROM not_here", Token));
            throw thrown;
        }
    }

    [Theory]
    [InlineData(Few)]
    [InlineData(Many)]
    public async Task A_cancellation_while_rows_come_in_leaves_nothing_and_the_connection_works_on(int rows)
    {
        AdFluxDbContext context = CreateContext();
        using var cancel = CancellationTokenSource.CreateLinkedTokenSource(Token);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() =>
            new MetaInsightRepository(context, Clock).UpsertAsync(Throwing(rows, cancel.CancelAsync), cancellationToken: cancel.Token)
        );

        Assert.Equal(0, await StoredAsync());
        await WorksAsync(context);
    }

    [Theory]
    [InlineData(Few)]
    [InlineData(Many)]
    public async Task A_stream_that_throws_inside_the_callers_transaction_leaves_that_as_it_was(int rows)
    {
        AdFluxDbContext context = CreateContext();
        var insights = new MetaInsightRepository(context, Clock);
        await using (var transaction = await context.Database.BeginTransactionAsync(Token))
        {
            await insights.UpsertAsync(Rows.AccountInsights(3, clicks: 7), cancellationToken: Token);
            await Assert.ThrowsAsync<IOException>(() =>
                insights.UpsertAsync(Throwing(rows, () => throw new IOException("The export ends here.")), cancellationToken: Token)
            );
            await transaction.CommitAsync(Token);
        }

        Assert.Equal([7L, 7L, 7L], await CreateContext().MetaInsights.Select(row => row.Clicks!.Value).ToListAsync(Token));
    }

    [Fact]
    public async Task A_schema_that_is_not_there_is_a_typed_fault_of_every_call()
    {
        await using TestDatabase empty = await Database.CreateAnotherAsync(Token);
        await using AdFluxDbContext context = CreateContext(empty.ConnectionString);
        var insights = new MetaInsightRepository(context, Clock);
        var hierarchy = new MetaHierarchyRepository(context, Clock);
        Func<Task>[] calls =
        [
            () => insights.UpsertAsync(Rows.AccountInsights(Few), cancellationToken: Token),
            () => insights.UpsertAsync(Rows.AccountInsights(Many).ToAsyncEnumerable(), cancellationToken: Token),
            () => insights.FindAsync(Rows.Insight(ad: 1).ObjectId, InsightLevel.Ad, Rows.FirstDay, Token),
            () =>
                insights.StreamAsync(new InsightRowQuery(InsightLevel.Ad, Rows.FirstDay, Rows.FirstDay), Token).CountAsync(Token).AsTask(),
            () => insights.RollupAsync(new(InsightLevel.Ad, Rows.FirstDay, Rows.FirstDay), Token).CountAsync(Token).AsTask(),
            () => hierarchy.UpsertCampaignsAsync(Rows.Campaigns().ToAsyncEnumerable(), cancellationToken: Token),
            () => hierarchy.UpsertAdSetsAsync(Rows.AdSets().ToAsyncEnumerable(), cancellationToken: Token),
            () => hierarchy.UpsertAdsAsync(Rows.Ads().ToAsyncEnumerable(), cancellationToken: Token),
        ];

        foreach (Func<Task> call in calls)
        {
            DatabaseFaultException fault = await FailsAsync(DatabaseFault.SchemaMismatch, call);
            Assert.Contains("run adflux-migrate up", fault.Message, StringComparison.Ordinal);
            Assert.False(fault.IsTransient);
        }
    }

    [Theory]
    [InlineData(
        "INSERT INTO meta_campaigns (id, account_id, last_updated) VALUES ('1', '1', '2026-06-01 00:00:00')",
        DatabaseFault.Duplicate
    )]
    [InlineData(
        "INSERT INTO meta_ad_sets (id, campaign_id, last_updated) VALUES ('1', '404', '2026-06-01 00:00:00')",
        DatabaseFault.BrokenReference
    )]
    [InlineData(
        "INSERT INTO meta_campaigns (id, account_id, last_updated) VALUES (NULL, '1', '2026-06-01 00:00:00')",
        DatabaseFault.RefusedValue
    )]
    [InlineData("INSERT INTO meta_campaigns (no_such_column) VALUES (1)", DatabaseFault.SchemaMismatch)]
    [InlineData("SELECT * FROM no_such_table", DatabaseFault.SchemaMismatch)]
    [InlineData("SELECT FROM WHERE", DatabaseFault.Other)]
    public async Task What_a_database_refuses_has_one_name_on_both_providers(string sql, DatabaseFault fault)
    {
        const string first = "INSERT INTO meta_campaigns (id, account_id, last_updated) VALUES ('1', '1', '2026-06-01 00:00:00')";
        await CreateContext().Database.ExecuteSqlRawAsync(first, Token);

        var error = await Assert.ThrowsAnyAsync<DbException>(() => CreateContext().Database.ExecuteSqlRawAsync(sql, Token));

        Assert.Equal(fault, ProviderFaults.Of(error).Fault);
    }

    [Fact]
    public async Task What_saving_raises_is_named_through_the_exception_of_EF_Core()
    {
        AdFluxDbContext context = CreateContext();
        MetaAdSet orphan = Rows.AdSets().First();
        orphan.LastUpdated = Clock.UtcNow;
        context.MetaAdSets.Add(orphan);

        var error = await Assert.ThrowsAsync<DbUpdateException>(() => context.SaveChangesAsync(Token));

        Assert.Equal(DatabaseFault.BrokenReference, ProviderFaults.Of(error).Fault);
    }

    /// <summary>All rows but the last tenth, and then what is given.</summary>
    private static async IAsyncEnumerable<MetaInsight> Throwing(int rows, Func<Task> then)
    {
        foreach (MetaInsight row in Rows.AccountInsights(rows - (rows / 10)))
            yield return row;

        await then();
        foreach (MetaInsight row in Rows.AccountInsights(rows).Skip(rows - (rows / 10)))
            yield return row;
    }
}
