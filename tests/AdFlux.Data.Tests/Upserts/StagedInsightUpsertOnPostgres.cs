using AdFlux.Data.Model;
using AdFlux.Data.Repositories;
using AdFlux.Data.Tests.Support;
using AdFlux.Data.Upserts;
using Microsoft.EntityFrameworkCore;

namespace AdFlux.Data.Tests.Upserts;

[OnPostgres]
public sealed class StagedInsightUpsertOnPostgres(PostgresDatabase database)
    : StagedInsightUpsertSpec(database),
        IClassFixture<PostgresDatabase>
{
    [Fact]
    public async Task The_settings_of_the_callers_transaction_are_as_they_were()
    {
        await StoreHierarchyAsync();
        AdFluxDbContext context = CreateContext();
        await using var transaction = await context.Database.BeginTransactionAsync(Token);
        await context.Database.ExecuteSqlAsync($"SET LOCAL enable_mergejoin = off", Token);

        await CreateInsights(context).UpsertAsync(Rows.Insights(days: 1), cancellationToken: Token);

        FormattableString settings =
            $"SELECT name || ' ' || setting AS \"Value\" FROM pg_settings WHERE name IN ('enable_hashjoin', 'enable_mergejoin', 'jit') ORDER BY 1";
        Assert.Equal(
            ["enable_hashjoin on", "enable_mergejoin off", "jit on"],
            await context.Database.SqlQuery<string>(settings).ToListAsync(Token)
        );
    }

    [Fact]
    public async Task A_row_that_another_session_inserts_meanwhile_with_other_values_is_updated()
    {
        await StoreHierarchyAsync();
        AdFluxDbContext inserter = CreateContext();
        await using var inserting = await inserter.Database.BeginTransactionAsync(Token);
        await CreateInsights(inserter).UpsertAsync([Rows.Insight(1)], cancellationToken: Token);
        MetaInsight changed = Rows.Insight(1);
        changed.Clicks = 1;
        MetaInsightRepository insights = CreateInsights();

        Task<UpsertResult> overtaken = Task.Run(() => insights.UpsertAsync([changed], cancellationToken: Token), Token);
        await Database.UntilWaitingAsync(sessions: 1, Token);
        await inserting.CommitAsync(Token);

        Assert.Equal(new UpsertResult(1, Inserted: 0, Updated: 1, Unchanged: 0, Duplicates: 0, Stubs: 0), await overtaken);
        Assert.Equal(1, (await CreateContext().MetaInsights.SingleAsync(Token)).Clicks);
    }
}
