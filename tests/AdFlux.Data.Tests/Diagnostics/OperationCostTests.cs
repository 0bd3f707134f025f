using AdFlux.Data.Model;
using AdFlux.Data.Repositories;
using Microsoft.EntityFrameworkCore;

namespace AdFlux.Data.Tests.Diagnostics;

[Collection(TelemetryTests.Name)]
public sealed class OperationCostTests
{
    [Fact]
    public async Task A_call_that_nobody_observes_costs_little_and_its_rows_nothing()
    {
        var options = new DbContextOptionsBuilder<AdFluxDbContext>();
        options.UseAdFluxPostgreSql("Host=unused");
        await using var context = new AdFluxDbContext(options.Options);
        var operations = new Operations(context, typeof(MetaInsight));
        MetaInsight[] rows = [.. Rows.AccountInsights(10_000)];

        // Twice: once for what the first run allocates for good.
        await MeasureAsync(operations, rows);
        long one = await MeasureAsync(operations, rows[..1]);
        long all = await MeasureAsync(operations, rows);

        Assert.InRange(one, 1, 2_000);
        Assert.InRange(all - one, -100, 100);
    }

    /// <summary>The bytes that a stream allocates; nothing in it waits, so that one thread allocates them all.</summary>
    private static async Task<long> MeasureAsync(Operations operations, MetaInsight[] rows)
    {
        IAsyncEnumerable<MetaInsight> stream = rows.ToAsyncEnumerable();
        long before = GC.GetAllocatedBytesForCurrentThread();
        await foreach (MetaInsight _ in operations.StreamAsync(_ => stream, TestContext.Current.CancellationToken)) { }
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }
}
