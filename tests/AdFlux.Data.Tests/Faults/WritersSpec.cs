using System.Globalization;
using System.Text.RegularExpressions;
using AdFlux.Data.Model;
using AdFlux.Data.Repositories;
using AdFlux.Data.Tests.Support;
using AdFlux.Data.Upserts;
using Microsoft.EntityFrameworkCore;

namespace AdFlux.Data.Tests.Faults;

public abstract partial class WritersSpec(TestDatabase database) : OnFaultyDatabase(database)
{
    [Theory]
    [InlineData(900, "read 2")]
    [InlineData(3_000, "read 2")]
    [InlineData(20_000, "reading 2")]
    [InlineData(20_000, "read 2")]
    public async Task A_process_killed_in_the_middle_leaves_the_call_before_and_nothing_of_its_own(int rows, string moment)
    {
        using (var writer = WriterProcess.Start(Database, rows, calls: 1_000))
        {
            await writer.UntilItSaysAsync(moment);
            await writer.KillAsync();
        }

        Assert.Equal(rows, await StoredAsync());
        long call = Assert.Single(await DistinctClicksAsync());
        Assert.InRange(call, 1, moment.StartsWith("reading", StringComparison.Ordinal) ? 1 : 2);
        await AssertIntactAsync();

        UpsertResult next = await CreateInsights().UpsertAsync(Rows.AccountInsights(rows, clicks: 99), cancellationToken: Token);
        Assert.Equal(new UpsertResult(rows, Inserted: 0, Updated: rows, Unchanged: 0, Duplicates: 0, Stubs: 0), next);
    }

    [Theory]
    [InlineData(900)]
    [InlineData(20_000)]
    public async Task A_process_killed_with_half_of_its_rows_written_leaves_all_as_it_was(int rows)
    {
        await CreateInsights().UpsertAsync(Rows.AccountInsights(rows, clicks: 50), cancellationToken: Token);

        await KillAsItWritesAsync(rows, inTheMiddle: Rows.AccountInsights(rows).ElementAt(rows / 2).ObjectId.Value);

        Assert.Equal(rows, await StoredAsync());
        Assert.Equal([50L], await DistinctClicksAsync());
        await AssertIntactAsync();
        UpsertResult next = await CreateInsights().UpsertAsync(Rows.AccountInsights(rows, clicks: 99), cancellationToken: Token);
        Assert.Equal(rows, next.Updated);
    }

    [Fact]
    public async Task Many_processes_write_the_same_rows_and_their_counts_add_up()
    {
        const int rows = 500;
        const int calls = 3;
        WriterProcess[] writers = [.. Enumerable.Range(0, 3).Select(_ => WriterProcess.Start(Database, rows, calls))];
        string[] outputs = await Task.WhenAll(writers.Select(writer => writer.OutputAsync()));
        foreach (WriterProcess writer in writers)
            writer.Dispose();

        int[][] counts = [.. outputs.SelectMany(output => Stored().Matches(output)).Select(Counts)];
        Assert.Equal(writers.Length * calls, counts.Length);
        Assert.All(counts, count => Assert.Equal(rows, count.Sum()));
        Assert.Equal(rows, counts.Sum(count => count[0]));
        Assert.Equal(rows, await StoredAsync());
        Assert.Equal([calls], await DistinctClicksAsync());
        await AssertIntactAsync();
    }

    // In a transaction of the caller's, where nothing is tried again, so that no deadlock can hide.
    [Fact]
    public async Task Many_writers_in_opposite_orders_few_rows_and_many_never_lock_each_other_out()
    {
        await CreateInsights().UpsertAsync(Rows.AccountInsights(1_200), cancellationToken: Token);

        await Task.WhenAll(Enumerable.Range(1, 5).Select(writer => Task.Run(() => WriteAsync(writer), Token)));

        Assert.Equal(2_400, await StoredAsync());
        Assert.All(await DistinctClicksAsync(), clicks => Assert.InRange(clicks, 100, 599));

        async Task WriteAsync(int writer)
        {
            AdFluxDbContext context = CreateContext();
            for (int round = 0; round < 3; round++)
            {
                int count = (writer + round) % 2 == 0 ? 900 : 2_400;
                IEnumerable<MetaInsight> rows = Rows.AccountInsights(2_400, clicks: (writer * 100) + round);
                rows = writer % 2 == 0 ? rows.Take(count) : rows.Reverse().Take(count);
                await using var transaction = await context.Database.BeginTransactionAsync(Token);
                UpsertResult result = await new MetaInsightRepository(context, Clock).UpsertAsync(rows, cancellationToken: Token);
                await transaction.CommitAsync(Token);
                Assert.Equal(count, result.Inserted + result.Updated + result.Unchanged);
            }
        }
    }

    [Theory]
    [InlineData(900)]
    [InlineData(20_000)]
    public async Task Two_same_upserts_at_once_insert_every_row_once(int rows)
    {
        MetaInsightRepository[] repositories = [CreateInsights(), CreateInsights()];

        UpsertResult[] results = await Task.WhenAll(
            repositories.Select(insights =>
                Task.Run(() => insights.UpsertAsync(Rows.AccountInsights(rows).ToAsyncEnumerable(), cancellationToken: Token), Token)
            )
        );

        Assert.All(results, result => Assert.Equal((rows, 0), (result.Received, result.Updated)));
        Assert.Equal((rows, rows), (results.Sum(result => result.Inserted), results.Sum(result => result.Unchanged)));
        Assert.Equal(rows, await StoredAsync());
        Assert.Equal([1L], await DistinctClicksAsync());
    }

    /// <summary>Lets a process upsert, and kills it when it has come to the row in the middle.</summary>
    protected abstract Task KillAsItWritesAsync(int rows, string inTheMiddle);

    [GeneratedRegex(
        @"stored \d+: (?<count>\d+) inserted, (?<count>\d+) updated, (?<count>\d+) unchanged",
        RegexOptions.None,
        matchTimeoutMilliseconds: 1_000
    )]
    private static partial Regex Stored();

    private static int[] Counts(Match line) =>
        [.. line.Groups["count"].Captures.Select(count => int.Parse(count.Value, CultureInfo.InvariantCulture))];

    private Task<List<long>> DistinctClicksAsync() =>
        CreateContext().MetaInsights.Select(row => row.Clicks!.Value).Distinct().ToListAsync(Token);

    private async Task AssertIntactAsync()
    {
        if (Database.Provider == TestProvider.Sqlite)
            Assert.Equal("ok", await Database.ScalarAsync("PRAGMA integrity_check", Token));
    }
}
