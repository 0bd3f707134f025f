using System.Globalization;
using AdFlux.Data.Faults;
using AdFlux.Data.Model;
using AdFlux.Data.Queries;
using AdFlux.Data.Repositories;
using FsCheck;
using FsCheck.Fluent;
using Microsoft.EntityFrameworkCore;

namespace AdFlux.Data.Tests.Queries;

/// <summary>Every report against a slow, plain computation over the same rows, whatever the rows and the query.</summary>
public abstract class ReportPropertiesSpec(TestDatabase database) : OnWorld(database)
{
    private const int QueriesPerWorld = 6;

    private static readonly Config _runs = Config.QuickThrowOnFailure.WithMaxTest(15).WithEndSize(80);

    [Fact]
    public Task A_rollup_is_the_slow_one() =>
        HoldAsync(
            ReportCases.Rollups,
            (insights, query) => insights.RollupAsync(query, Token),
            SlowRollup.Compute,
            (world, query) => SlowRollup.LongInsights(world, query)
        );

    [Fact]
    public Task A_top_list_is_the_slow_one() =>
        HoldAsync(
            ReportCases.Tops,
            (insights, query) => insights.TopAsync(query, Token),
            SlowReports.Top,
            (world, query) => SlowRollup.LongInsights(world, query)
        );

    [Fact]
    public Task A_comparison_is_the_slow_one() =>
        HoldAsync(
            start => ReportCases.Comparisons(start).Select(query => query with { SkipLongInsights = true }),
            (insights, query) => insights.CompareAsync(query, Token),
            SlowReports.Compare
        );

    [Fact]
    public Task Pacing_is_the_slow_one() =>
        HoldAsync(ReportCases.Pacings, (insights, query) => insights.PaceAsync(query, Token), SlowReports.Pace);

    [Fact]
    public Task The_cost_of_hiring_is_the_slow_one() =>
        HoldAsync(ReportCases.Hirings, (insights, query) => insights.CostOfHiringAsync(query, Token), SlowReports.Hiring);

    [Fact]
    public Task Sums_of_actions_are_the_slow_ones() =>
        HoldAsync(
            ReportCases.Actions,
            (insights, query) => insights.SumActionsAsync(query, Token),
            SlowReports.Actions,
            (world, query) => SlowRollup.LongInsights(world, query)
        );

    [Fact]
    public Task Missing_days_are_the_slow_ones() =>
        HoldAsync(ReportCases.Missings, (insights, query) => insights.FindMissingDaysAsync(query, Token), SlowReports.Missing);

    [Fact]
    public Task A_deletion_takes_the_rows_within_and_no_others() =>
        CheckAsync(
            ReportCases.Deletions,
            async (world, deletion) =>
            {
                await StoreInsightsAsync(world.Insights);
                List<MetaInsight> kept =
                [
                    .. world.Insights.Where(row =>
                        (deletion.Level is { } level && level != row.Level) || row.DateStart < deletion.From || row.DateStop > deletion.To
                    ),
                ];

                long deleted = await CreateInsights().DeleteAsync(deletion, cancellationToken: Token);

                Assert.Equal(world.Insights.Count - kept.Count, deleted);
                Assert.Equal(Keys(kept), Keys(await CreateContext().MetaInsights.AsNoTracking().ToListAsync(Token)));
            }
        );

    private async Task HoldAsync<TQuery, TRow>(
        Func<DateOnly, Gen<TQuery>> queries,
        Func<MetaInsightRepository, TQuery, IAsyncEnumerable<TRow>> report,
        Func<World, TQuery, IEnumerable<TRow>> slow,
        Func<World, TQuery, int>? longInsights = null
    )
    {
        World? stored = null;
        await CheckAsync(
            queries,
            async (world, query) =>
            {
                if (stored != world)
                    await StoreInsightsAsync((stored = world).Insights);
                IAsyncEnumerable<TRow> rows = report(CreateInsights(), query);
                if (longInsights?.Invoke(world, query) is { } refused and > 0)
                {
                    var error = await Assert.ThrowsAsync<LongInsightsException>(() => rows.ToListAsync(Token).AsTask());
                    Assert.Equal(refused, error.Rows);
                    return;
                }

                string[] expected = [$"{query}", .. slow(world, query).Select(Describe)];
                string[] actual = [$"{query}", .. (await rows.ToListAsync(Token)).Select(Describe)];
                Assert.Equal(expected, actual);
            }
        );
    }

    // A property blocks until the database has answered: it gets a thread where that does no harm.
    private async Task CheckAsync<TQuery>(Func<DateOnly, Gen<TQuery>> queries, Func<World, TQuery, Task> holds)
    {
        await StoreWorldAsync();
        Property property = Prop.ForAll(
            ReportCases.Of(queries, QueriesPerWorld),
            async tried =>
            {
                foreach (TQuery query in tried.Queries)
                    await holds(tried.World, query);
            }
        );
        await Task.Run(() => property.Check(_runs), Token);
    }

    private static string[] Keys(IEnumerable<MetaInsight> rows) =>
        [.. rows.Select(row => $"{row.Level} {row.ObjectId} {row.DateStart:O}").Order(StringComparer.Ordinal)];

    private static string Describe<T>(T row) =>
        row is MissingDays missing
            ? $"{missing.ObjectId} {string.Join(", ", missing.Ranges)}"
            : string.Create(CultureInfo.InvariantCulture, $"{row}");
}
