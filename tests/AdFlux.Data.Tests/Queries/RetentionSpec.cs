using AdFlux.Data.Model;
using AdFlux.Data.Queries;
using AdFlux.Data.Repositories;
using AdFlux.Data.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace AdFlux.Data.Tests.Queries;

public abstract class RetentionSpec(TestDatabase database) : OnMigratedDatabase(database)
{
    [Fact]
    public async Task What_ends_before_a_day_is_deleted_batch_by_batch()
    {
        await StoreAsync();
        var progress = new Recorder(_ => { });

        long deleted = await CreateInsights()
            .DeleteAsync(InsightDeletion.Before(Rows.FirstDay.AddDays(3)) with { BatchSize = 10 }, progress, Token);

        Assert.Equal(36, deleted);
        Assert.Equal([10, 20, 30, 36], progress.Reports);
        Assert.Equal(12, await CreateContext().MetaInsights.CountAsync(Token));
        Assert.Equal(Rows.FirstDay.AddDays(3), await CreateContext().MetaInsights.MinAsync(row => row.DateStart, Token));
    }

    [Fact]
    public async Task A_cancelled_deletion_keeps_the_batches_that_were_done_and_goes_on_with_the_next_call()
    {
        await StoreAsync();
        using var stop = new CancellationTokenSource();
        var progress = new Recorder(deleted =>
        {
            if (deleted == 20)
                stop.Cancel();
        });
        InsightDeletion all = InsightDeletion.Before(DateOnly.MaxValue) with { BatchSize = 10 };

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => CreateInsights().DeleteAsync(all, progress, stop.Token));

        Assert.Equal(28, await CreateContext().MetaInsights.CountAsync(Token));
        Assert.Equal(28, await CreateInsights().DeleteAsync(all, cancellationToken: Token));
    }

    [Fact]
    public async Task In_the_callers_transaction_a_deletion_is_undone_with_it()
    {
        await StoreAsync();
        AdFluxDbContext context = CreateContext();
        var insights = new MetaInsightRepository(context, Clock);
        await using (IDbContextTransaction transaction = await context.Database.BeginTransactionAsync(Token))
        {
            InsightDeletion all = InsightDeletion.Before(DateOnly.MaxValue) with { BatchSize = 10, Level = InsightLevel.Ad };

            Assert.Equal(48, await insights.DeleteAsync(all, cancellationToken: Token));
            Assert.Equal(0, await context.MetaInsights.CountAsync(Token));
            await transaction.RollbackAsync(Token);
        }

        Assert.Equal(48, await CreateContext().MetaInsights.CountAsync(Token));
    }

    [Fact]
    public async Task A_batch_without_rows_and_a_range_from_end_to_start_are_refused()
    {
        InsightDeletion empty = new(Rows.FirstDay, Rows.FirstDay) { BatchSize = 0 };
        InsightDeletion backwards = new(Rows.FirstDay, Rows.FirstDay.AddDays(-1));

        var batch = await Assert.ThrowsAsync<ArgumentException>(() => CreateInsights().DeleteAsync(empty, cancellationToken: Token));
        var range = await Assert.ThrowsAsync<ArgumentException>(() => CreateInsights().DeleteAsync(backwards, cancellationToken: Token));

        Assert.Contains("set BatchSize to 1 or more", batch.Message, StringComparison.Ordinal);
        Assert.Contains("the earlier day first", range.Message, StringComparison.Ordinal);
    }

    // Twelve ads on four days.
    private async Task StoreAsync()
    {
        await StoreHierarchyAsync();
        await CreateInsights().UpsertAsync(Rows.Insights(days: 4), cancellationToken: Token);
    }

    private sealed class Recorder(Action<long> reported) : IProgress<long>
    {
        public List<long> Reports { get; } = [];

        public void Report(long value)
        {
            Reports.Add(value);
            reported(value);
        }
    }
}
