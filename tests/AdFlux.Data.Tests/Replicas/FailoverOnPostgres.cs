using System.Collections.Concurrent;
using AdFlux.Data.Faults;
using AdFlux.Data.Model;
using AdFlux.Data.Queries;
using AdFlux.Data.Repositories;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace AdFlux.Data.Tests.Replicas;

[OnPostgres]
public sealed class FailoverOnPostgres : IAsyncLifetime
{
    private readonly MigratedReplicas _replicas = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private static DateOnly Day => Rows.FirstDay;

    public ValueTask InitializeAsync() => _replicas.InitializeAsync();

    public ValueTask DisposeAsync() => _replicas.DisposeAsync();

    [Fact]
    public async Task After_a_crash_of_the_primary_reads_go_on_writes_follow_the_promotion_and_no_acknowledged_write_is_lost()
    {
        await using ServiceProvider provider = _replicas.BuildServices();
        var acknowledged = new ConcurrentQueue<int>();
        using var end = CancellationTokenSource.CreateLinkedTokenSource(Token);
        Task writer = WriteAsync(provider, acknowledged, end.Token);
        await UntilAsync(() => acknowledged.Count >= 50);

        _replicas.Servers.CrashPrimary();
        for (int i = 0; i < 20; i++)
            Assert.True(await StoredAsync(provider) >= 1);
        int before = acknowledged.Count;
        await _replicas.Servers.PromoteStandbyAsync();
        await ReplicatedPostgres.CommitWithoutStandbyAsync(_replicas.Servers.Standby);
        await UntilAsync(() => acknowledged.Count >= before + 50);
        await end.CancelAsync();
        await writer;

        await using AsyncServiceScope scope = provider.CreateAsyncScope();
        HashSet<int> stored =
        [
            .. await scope
                .ServiceProvider.GetRequiredService<AdFluxDbContext>()
                .MetaInsights.Select(row => (int)row.Clicks!.Value)
                .ToListAsync(Token),
        ];
        Assert.DoesNotContain(acknowledged, number => !stored.Contains(number));
    }

    [Fact]
    public async Task Every_read_of_every_repository_works_while_the_primary_is_down()
    {
        await using ServiceProvider provider = _replicas.BuildServices();
        _replicas.Servers.CrashPrimary();
        await using AsyncServiceScope scope = provider.CreateAsyncScope();

        foreach (Func<IServiceProvider, Task> read in RepositoryReads.All.Values)
            await read(scope.ServiceProvider);

        Assert.False(scope.ServiceProvider.GetRequiredService<ReadRouting>().IsOnPrimary);
    }

    [Fact]
    public async Task A_write_while_the_primary_is_down_says_that_it_cannot_be_reached()
    {
        await using ServiceProvider provider = _replicas.BuildServices();
        _replicas.Servers.CrashPrimary();

        var error = await Assert.ThrowsAsync<DatabaseFaultException>(() => UpsertAsync(provider, number: 1));

        Assert.Equal(DatabaseFault.Unreachable, error.Fault);
    }

    [Fact]
    public async Task Without_a_standby_reads_go_to_the_primary()
    {
        await using ServiceProvider provider = _replicas.BuildServices(asksOnce: true);
        await UpsertAsync(provider, number: 1);
        await _replicas.Servers.CatchUpAsync();

        // The first read leaves a connection to the standby in the pool, which is dead by the second, a stream, or the third, which is none.
        Assert.Equal(1, await StoredAsync(provider));
        await ReplicatedPostgres.CommitWithoutStandbyAsync(_replicas.Servers.Primary);
        _replicas.Servers.StopStandby();
        await UpsertAsync(provider, number: 2);

        Assert.Equal(2, await StoredAsync(provider));
        await using AsyncServiceScope scope = provider.CreateAsyncScope();
        Assert.NotNull(await FindAsync(scope, number: 2));
    }

    [Fact]
    public async Task A_single_row_is_found_on_the_primary_by_the_first_read_after_the_standby_went_away()
    {
        await using ServiceProvider provider = _replicas.BuildServices(asksOnce: true);
        await UpsertAsync(provider, number: 1);
        await _replicas.Servers.CatchUpAsync();
        await using AsyncServiceScope scope = provider.CreateAsyncScope();
        Assert.NotNull(await FindAsync(scope, number: 1));
        _replicas.Servers.StopStandby();

        Assert.NotNull(await FindAsync(scope, number: 1));
    }

    [Fact]
    public async Task Health_says_which_server_answers_reads_how_late_it_is_and_what_is_missing()
    {
        await using ServiceProvider provider = _replicas.BuildServices(add: services =>
            services.AddLogging().AddHealthChecks().AddAdFluxData(timeout: TimeSpan.FromSeconds(30))
        );
        HealthReportEntry caughtUp = await CheckAsync(provider);
        await _replicas.Servers.PauseReplayAsync();
        await UpsertAsync(provider, number: 1);
        HealthReportEntry late = await CheckAsync(provider);
        await _replicas.Servers.CatchUpAsync();

        Assert.Equal((HealthStatus.Healthy, HealthStatus.Healthy), (caughtUp.Status, late.Status));
        Assert.Equal(("standby", 0d), (caughtUp.Data["reads.from"], caughtUp.Data["reads.lag_seconds"]));
        Assert.True((double)late.Data["reads.lag_seconds"] > 0);

        _replicas.Servers.CrashPrimary();
        _ = await CheckAsync(provider);
        HealthReportEntry headless = await CheckAsync(provider);

        Assert.Equal(
            (HealthStatus.Degraded, "standby", "Unreachable"),
            (headless.Status, headless.Data["reads.from"], headless.Data["fault"])
        );
        Assert.StartsWith("Reads go on from a standby; writes fail", headless.Description, StringComparison.Ordinal);

        await _replicas.Servers.PromoteStandbyAsync();
        HealthReportEntry alone = await CheckAsync(provider);

        Assert.Equal((HealthStatus.Degraded, "primary"), (alone.Status, alone.Data["reads.from"]));
        Assert.EndsWith("No standby can be reached: reads go to the primary.", alone.Description, StringComparison.Ordinal);

        _replicas.Servers.StopStandby();
        HealthReportEntry gone = await CheckAsync(provider);

        Assert.Equal((HealthStatus.Unhealthy, "none"), (gone.Status, gone.Data["reads.from"]));
    }

    private static async Task<HealthReportEntry> CheckAsync(ServiceProvider provider) =>
        (await provider.GetRequiredService<HealthCheckService>().CheckHealthAsync(Token)).Entries["adflux"];

    // Goes on through what a failover raises; what was acknowledged is kept.
    private static async Task WriteAsync(ServiceProvider provider, ConcurrentQueue<int> acknowledged, CancellationToken end)
    {
        for (int number = 1; !end.IsCancellationRequested; number++)
        {
            try
            {
                await UpsertAsync(provider, number);
                acknowledged.Enqueue(number);
            }
            catch (DatabaseFaultException fault)
                when (fault.Fault
                        is DatabaseFault.Unreachable
                            or DatabaseFault.ConnectionLost
                            or DatabaseFault.OutcomeUnknown
                            or DatabaseFault.ReadOnly
                ) { }
        }
    }

    private static async Task UpsertAsync(ServiceProvider provider, int number)
    {
        await using AsyncServiceScope scope = provider.CreateAsyncScope();
        MetaInsight row = Rows.AccountInsights(number + 1, clicks: number).Last();
        await scope.ServiceProvider.GetRequiredService<IMetaInsightRepository>().UpsertAsync([row], null, null, Token);
    }

    private static Task<MetaInsight?> FindAsync(AsyncServiceScope scope, int number) =>
        scope
            .ServiceProvider.GetRequiredService<IMetaInsightRepository>()
            .FindAsync(Rows.AccountInsights(number + 1).Last().ObjectId, InsightLevel.Account, Day, Token);

    private static async Task<int> StoredAsync(ServiceProvider provider)
    {
        await using AsyncServiceScope scope = provider.CreateAsyncScope();
        return await scope
            .ServiceProvider.GetRequiredService<IMetaInsightRepository>()
            .StreamAsync(new InsightRowQuery(InsightLevel.Account, Day, Day), Token)
            .CountAsync(Token);
    }

    private static async Task UntilAsync(Func<bool> condition)
    {
        while (!condition())
            await Task.Delay(TimeSpan.FromMilliseconds(10), Token);
    }
}
