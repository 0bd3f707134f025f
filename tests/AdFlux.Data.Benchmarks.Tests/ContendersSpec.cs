using System.Data.Common;
using AdFlux.Data.Benchmarks.Data;
using AdFlux.Data.Benchmarks.Databases;
using AdFlux.Data.Benchmarks.Peers;
using AdFlux.Data.Benchmarks.Reporting;
using AdFlux.Data.Benchmarks.Scenarios;

namespace AdFlux.Data.Benchmarks.Tests;

/// <summary>A ratio says something only when both sides did the same work.</summary>
public abstract class ContendersSpec(TestProvider provider)
{
    private static readonly Pace _once = new(Rounds: 1, TimeSpan.FromMinutes(1), WarmUp: TimeSpan.Zero);

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task All_contenders_leave_the_same_rows_in_every_case()
    {
        await using var server = new BenchmarkServer();
        await using BenchmarkDatabase database = await server.CreateAsync(provider, Cancelled);
        IReadOnlyList<UpsertContender> contenders = await database.OpenUpsertContendersAsync(Cancelled);
        foreach (UpsertCase @case in Enum.GetValues<UpsertCase>())
            await new UpsertScenario(database, @case, rows: 100).VerifyAsync(contenders, Cancelled);

        foreach (UpsertContender contender in contenders)
            await contender.DisposeAsync();
    }

    [Fact]
    public async Task All_contenders_find_the_same_answer_to_every_query()
    {
        await using var server = new BenchmarkServer();
        await using BenchmarkDatabase database = await server.CreateAsync(provider, Cancelled);
        var history = StoredHistory.OfRows(1_200);
        await history.FillAsync(database, firstGeneration: 0, generations: 1, cancellationToken: Cancelled);
        await using DbConnection connection = await database.OpenAsync(Cancelled);
        var page = new DeepPage(database, connection, depth: 700);
        await page.SetUpAsync(Cancelled);
        foreach (Comparison comparison in QueryScenarios.Compare(database, connection, history, lookups: 5).Append(page.Compare()))
        {
            Result result = await RoundRobin.RunAsync(comparison, _once, Cancelled);

            Assert.All(result.Timings, timing => Assert.Single(timing.Seconds));
        }
    }
}
