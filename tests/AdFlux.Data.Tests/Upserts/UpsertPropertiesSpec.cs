using AdFlux.Data.Faults;
using AdFlux.Data.Model;
using AdFlux.Data.Tests.Support;
using AdFlux.Data.Upserts;
using FsCheck;
using FsCheck.Fluent;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace AdFlux.Data.Tests.Upserts;

/// <summary>Successive upserts of made-up rows against a slow twin: the same counts, and the same rows to the last digit.</summary>
public abstract class UpsertPropertiesSpec(TestDatabase database) : OnMigratedDatabase(database)
{
    private static readonly Config Runs = Config.QuickThrowOnFailure.WithMaxTest(60);

    private bool _stages;

    protected override bool AlwaysStages => _stages;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Any_rows_end_as_the_slow_twin_has_them(bool staged)
    {
        _stages = staged;
        await StoreHierarchyAsync();
        Prop.ForAll(InsightBatches.Any, batches => Task.Run(() => CheckAsync(batches))).Check(Runs);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Rows_end_as_the_slow_twin_has_them_whatever_became_of_the_rows_before(bool inCallersTransaction)
    {
        await StoreHierarchyAsync();
        Prop.ForAll(InsightBatches.Runs, batches => Task.Run(() => CheckAsync(batches, inCallersTransaction))).Check(Runs);
    }

    private async Task CheckAsync(List<List<MetaInsight>> batches, bool inCallersTransaction = false)
    {
        await Database.ExecuteAsync("DELETE FROM meta_insights", Token);
        var twin = new SlowUpsert();
        foreach (List<MetaInsight> batch in batches)
        {
            Clock.Advance(TimeSpan.FromMinutes(1));
            await using AdFluxDbContext context = CreateContext();
            IDbContextTransaction? callers = inCallersTransaction ? await context.Database.BeginTransactionAsync(Token) : null;
            if (twin.Shrinks(batch))
            {
                await Assert.ThrowsAsync<ClashingRangesException>(() =>
                    CreateInsights(context).UpsertAsync(batch, cancellationToken: Token)
                );
                continue;
            }

            UpsertResult result = await CreateInsights(context).UpsertAsync(batch, cancellationToken: Token);
            if (callers is not null)
                await callers.CommitAsync(Token);

            Assert.Equal(twin.Apply(batch, Clock.UtcNow), result);
            List<MetaInsight> stored = await context.MetaInsights.AsNoTracking().ToListAsync(Token);
            Assert.Equal(
                twin.Stored.Select(InsightText.Of).Order(StringComparer.Ordinal),
                stored.Select(InsightText.Of).Order(StringComparer.Ordinal)
            );
        }
    }
}
