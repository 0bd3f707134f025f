using AdFlux.Data.Model;
using AdFlux.Data.Queries;
using AdFlux.Data.Repositories;
using AdFlux.Data.Upserts;
using Microsoft.EntityFrameworkCore;

namespace AdFlux.Data.Tests.Faults;

/// <summary>A pooler that gives each transaction whatever server session is free: nothing may be left in a session, or be looked for in it.</summary>
[OnPostgres]
public sealed class PgBouncerOnPostgres(PostgresDatabase database) : OnFaultyDatabase(database), IClassFixture<PostgresDatabase>
{
    private const int Clients = 4;

    [Fact]
    public async Task Small_and_large_upserts_and_roll_ups_of_many_clients_share_two_sessions()
    {
        await using PgBouncer pooler = await PgBouncer.StartAsync(Database);
        AdFluxDbContext[] contexts = [.. Enumerable.Range(0, Clients).Select(_ => CreateContext(pooler.ConnectionString))];

        await Task.WhenAll(contexts.Select((context, client) => Task.Run(() => UseAsync(context, client), Token)));

        Assert.Equal(2_500, await StoredAsync());
        Assert.Equal(2_500, await CreateContext().MetaInsights.CountAsync(row => row.Clicks >= 100, Token));
        foreach (AdFluxDbContext context in contexts)
            await context.DisposeAsync();
    }

    [Fact]
    public async Task The_callers_transaction_works_through_the_pooler()
    {
        await using PgBouncer pooler = await PgBouncer.StartAsync(Database);
        await using (AdFluxDbContext context = CreateContext(pooler.ConnectionString))
        {
            var insights = new MetaInsightRepository(context, Clock);
            await using var transaction = await context.Database.BeginTransactionAsync(Token);
            await insights.UpsertAsync(Rows.AccountInsights(2_500), cancellationToken: Token);
            await insights.UpsertAsync(Rows.AccountInsights(3_000), cancellationToken: Token);
            await transaction.CommitAsync(Token);
        }

        Assert.Equal(3_000, await StoredAsync());
    }

    private async Task UseAsync(AdFluxDbContext context, int client)
    {
        var insights = new MetaInsightRepository(context, Clock);
        var month = new RollupQuery(InsightLevel.Account, Rows.FirstDay, Rows.FirstDay) { By = RollupPeriod.Month };
        for (int round = 0; round < 2; round++)
        {
            int clicks = (100 * (client + 1)) + round;
            UpsertResult small = await insights.UpsertAsync(Rows.AccountInsights(300, clicks), cancellationToken: Token);
            UpsertResult large = await insights.UpsertAsync(Rows.AccountInsights(2_500, clicks), cancellationToken: Token);
            InsightRollup sum = await insights.RollupAsync(month, Token).SingleAsync(Token);
            MetaInsight? first = await insights.FindAsync(
                Rows.AccountInsights(1).Single().ObjectId,
                InsightLevel.Account,
                Rows.FirstDay,
                Token
            );

            Assert.Equal((300, 2_500), (small.Received - small.Duplicates, large.Inserted + large.Updated + large.Unchanged));
            Assert.Equal((2_500, true), (sum.Insights, first is not null));
        }
    }
}
