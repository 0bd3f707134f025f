using AdFlux.Data.Model;
using AdFlux.Data.Repositories;
using AdFlux.Data.Tests.Support;
using AdFlux.Data.Upserts;
using Microsoft.EntityFrameworkCore;

namespace AdFlux.Data.Tests.Upserts;

[OnPostgres]
public sealed class InsightUpsertOnPostgres(PostgresDatabase database) : InsightUpsertSpec(database), IClassFixture<PostgresDatabase>
{
    // With the row in the middle held by a third session, upserts that lock rows in the order of their input would each hold one half.
    [Fact]
    public async Task Rows_are_locked_in_the_order_of_their_keys_whatever_the_order_of_the_input()
    {
        await StoreHierarchyAsync();
        MetaInsight[] stored = [.. Rows.Insights(days: 1)];
        await CreateInsights().UpsertAsync(stored, cancellationToken: Token);
        AdFluxDbContext holder = CreateContext();
        await using var held = await holder.Database.BeginTransactionAsync(Token);
        string middle = Rows.Ad(6).Value;
        await holder.Database.ExecuteSqlAsync($"SELECT 1 FROM meta_insights WHERE object_id = {middle} FOR UPDATE", Token);
        (MetaInsightRepository one, MetaInsightRepository other) = (CreateInsights(), CreateInsights());

        Task forwards = Task.Run(() => one.UpsertAsync(Changed(stored, clicks: 1), cancellationToken: Token), Token);
        await Database.UntilWaitingAsync(sessions: 1, Token);
        Task backwards = Task.Run(() => other.UpsertAsync(Changed([.. stored.Reverse()], clicks: 2), cancellationToken: Token), Token);
        await Database.UntilWaitingAsync(sessions: 2, Token);
        await held.RollbackAsync(Token);

        await Task.WhenAll(forwards, backwards);
        Assert.Equal([2L], await CreateContext().MetaInsights.Select(row => row.Clicks!.Value).Distinct().ToListAsync(Token));
    }

    // The first of two rows comes from another session meanwhile. To hold the second already when turning back to it would be the wrong order.
    [Fact]
    public async Task Rows_are_locked_in_the_order_of_their_keys_also_when_another_upsert_inserts_some_first()
    {
        await StoreHierarchyAsync();
        MetaInsight[] both = [Rows.Insight(1), Rows.Insight(2)];
        await CreateInsights().UpsertAsync([both[1]], cancellationToken: Token);
        (AdFluxDbContext inserter, AdFluxDbContext holder) = (CreateContext(), CreateContext());
        await using var inserting = await inserter.Database.BeginTransactionAsync(Token);
        await CreateInsights(inserter).UpsertAsync([both[0]], cancellationToken: Token);
        await using var held = await holder.Database.BeginTransactionAsync(Token);
        string second = Rows.Ad(2).Value;
        await holder.Database.ExecuteSqlAsync($"SELECT 1 FROM meta_insights WHERE object_id = {second} FOR UPDATE", Token);
        (MetaInsightRepository one, MetaInsightRepository other) = (CreateInsights(), CreateInsights());

        Task<UpsertResult> overtaken = Task.Run(() => one.UpsertAsync(Changed(both, clicks: 1), cancellationToken: Token), Token);
        await Database.UntilWaitingAsync(sessions: 1, Token);
        await inserting.CommitAsync(Token);
        Task<UpsertResult> later = Task.Run(() => other.UpsertAsync(Changed(both, clicks: 2), cancellationToken: Token), Token);
        await Database.UntilWaitingAsync(sessions: 2, Token);
        await held.RollbackAsync(Token);

        Assert.Equal([(0L, 2L), (0L, 2L)], (await Task.WhenAll(overtaken, later)).Select(result => (result.Inserted, result.Updated)));
    }

    private static IEnumerable<MetaInsight> Changed(MetaInsight[] rows, long clicks) =>
        rows.Select(row =>
        {
            MetaInsight changed = Rows.Insight(
                int.Parse(row.MetaAdId!.Value.Value[^4..], System.Globalization.CultureInfo.InvariantCulture)
            );
            changed.Clicks = clicks;
            return changed;
        });
}
