using AdFlux.Data.Connections;
using AdFlux.Data.Ids;
using AdFlux.Data.Model;
using AdFlux.Data.Queries;
using AdFlux.Data.Repositories;
using AdFlux.Data.Tests.Diagnostics;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace AdFlux.Data.Tests.Replicas;

[OnPostgres, Collection(TelemetryTests.Name)]
public sealed class ReadRoutingOnPostgres(MigratedReplicas replicas) : IAsyncLifetime, IClassFixture<MigratedReplicas>
{
    private readonly ServiceProvider _provider = replicas.BuildServices();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    // Every test begins with ten insights on both servers, and a standby that shows no later change.
    public async ValueTask InitializeAsync()
    {
        await ReplicatedPostgres.ScalarAsync(replicas.Servers.Primary, "DELETE FROM meta_insights");
        await UpsertAsync(_provider, clicks: 1);
        await replicas.Servers.CatchUpAsync();
        await replicas.Servers.PauseReplayAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await _provider.DisposeAsync();
        await replicas.Servers.CatchUpAsync();
    }

    [Fact]
    public async Task A_scope_that_only_reads_is_as_old_as_the_standby()
    {
        await UpsertAsync(_provider, clicks: 2);
        long late = await ClicksAsync(_provider);

        await replicas.Servers.CatchUpAsync();

        Assert.Equal((10, 20), (late, await ClicksAsync(_provider)));
    }

    [Fact]
    public async Task An_upsert_compares_with_what_the_primary_has_stored()
    {
        await UpsertAsync(_provider, clicks: 2);

        Assert.Equal((0, 0, 10), await UpsertAsync(_provider, clicks: 2));
    }

    [Fact]
    public async Task A_scope_reads_what_it_wrote_from_its_first_write_on()
    {
        await using AsyncServiceScope scope = _provider.CreateAsyncScope();
        await scope
            .ServiceProvider.GetRequiredService<IMetaInsightRepository>()
            .UpsertAsync(Rows.AccountInsights(10, clicks: 2), null, null, Token);

        Assert.True(scope.ServiceProvider.GetRequiredService<ReadRouting>().IsOnPrimary);
        Assert.Equal(20, await ClicksAsync(scope));
    }

    [Fact]
    public async Task A_scope_reads_what_it_saved_through_its_context()
    {
        await using AsyncServiceScope scope = _provider.CreateAsyncScope();
        var jobs = scope.ServiceProvider.GetRequiredService<IJobOpeningRepository>();
        var context = scope.ServiceProvider.GetRequiredService<AdFluxDbContext>();
        context.Add(new JobOpening { JobId = JobId.From("saved"), Title = "Baker" });
        await context.SaveChangesAsync(Token);

        Assert.NotNull(await jobs.FindAsync(JobId.From("saved"), Token));
    }

    [Fact]
    public async Task A_unit_of_work_reads_from_the_primary_and_so_does_its_scope_after_it()
    {
        await UpsertAsync(_provider, clicks: 2);
        await using AsyncServiceScope scope = _provider.CreateAsyncScope();
        long before = await ClicksAsync(scope);

        long inside = await scope
            .ServiceProvider.GetRequiredService<IUnitOfWork>()
            .RunAsync(_ => ClicksAsync(scope), cancellationToken: Token);

        Assert.Equal((10, 20, 20), (before, inside, await ClicksAsync(scope)));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_read_goes_on_after_the_standby_ended_the_sessions_of_its_pool(bool streams)
    {
        await using ServiceProvider provider = replicas.BuildServices(asksOnce: true);
        await ClicksAsync(provider);
        await using AsyncServiceScope scope = provider.CreateAsyncScope();
        await EndStandbySessionsAsync();

        // Ten insights of one click.
        long read = streams ? await ClicksAsync(scope) : await CountFirstPageAsync(scope);

        Assert.Equal(10, read);
        Assert.False(scope.ServiceProvider.GetRequiredService<ReadRouting>().IsOnPrimary);
    }

    [Fact]
    public async Task A_transaction_of_the_callers_reads_from_the_primary_even_what_it_asked_for_before()
    {
        await UpsertAsync(_provider, clicks: 2);
        await using AsyncServiceScope scope = _provider.CreateAsyncScope();
        IAsyncEnumerable<InsightRollup> early = Rollup(scope);

        var context = scope.ServiceProvider.GetRequiredService<AdFluxDbContext>();
        await using (IDbContextTransaction transaction = await context.Database.BeginTransactionAsync(Token))
        {
            Assert.Equal(20, (await early.SingleAsync(Token)).Clicks);
            Assert.Equal(20, await ClicksAsync(scope));
        }

        Assert.Equal(10, await ClicksAsync(scope));
    }

    [Fact]
    public async Task A_scope_that_must_see_what_others_wrote_asks_for_the_primary()
    {
        await UpsertAsync(_provider, clicks: 2);
        await using AsyncServiceScope scope = _provider.CreateAsyncScope();

        scope.ServiceProvider.GetRequiredService<ReadRouting>().StayOnPrimary();

        Assert.Equal(20, await ClicksAsync(scope));
    }

    [Fact]
    public async Task Reads_go_to_the_primary_of_several_hosts_unless_the_application_asks_for_standbys()
    {
        await using ServiceProvider provider = replicas.BuildServices(options => options.ReadFrom = ReadPreference.Primary);

        await UpsertAsync(provider, clicks: 2);

        Assert.Equal(20, await ClicksAsync(provider));
        await using AsyncServiceScope scope = provider.CreateAsyncScope();
        Assert.True(scope.ServiceProvider.GetRequiredService<ReadRouting>().IsOnPrimary);
    }

    [Fact]
    public async Task A_data_source_of_several_hosts_serves_writes_and_reads()
    {
        await using NpgsqlMultiHostDataSource source = new NpgsqlDataSourceBuilder(replicas.Servers.Both).BuildMultiHost();
        var services = new ServiceCollection();
        services.AddSingleton<NpgsqlDataSource>(source);
        services.AddKeyedAdFluxData(
            "given",
            options =>
            {
                options.UsePostgreSql(source);
                options.ReadFrom = ReadPreference.PreferStandby;
            }
        );
        services.AddAdFluxData(options =>
        {
            options.UsePostgreSqlDataSource();
            options.ReadFrom = ReadPreference.PreferStandby;
        });
        await using ServiceProvider provider = services.BuildServiceProvider();

        foreach (string? key in (string?[])[null, "given"])
        {
            await UpsertAsync(provider, clicks: 2, key);

            Assert.Equal(10, await ClicksAsync(provider, key));
        }
    }

    [Fact]
    public async Task A_data_source_of_one_host_is_refused()
    {
        await using NpgsqlDataSource source = NpgsqlDataSource.Create(replicas.Servers.Primary);
        await using ServiceProvider provider = new ServiceCollection()
            .AddSingleton(source)
            .AddAdFluxData(options =>
            {
                options.UsePostgreSqlDataSource();
                options.ReadFrom = ReadPreference.PreferStandby;
            })
            .BuildServiceProvider();

        var error = await Assert.ThrowsAsync<InvalidOperationException>(() => ClicksAsync(provider));

        Assert.StartsWith("ReadFrom needs a primary and its standbys", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Several_connections_of_one_upsert_all_write_to_the_primary()
    {
        await using AsyncServiceScope scope = _provider.CreateAsyncScope();

        await scope
            .ServiceProvider.GetRequiredService<IMetaInsightRepository>()
            .UpsertAsync(Rows.AccountInsights(3_000, clicks: 2), new() { Connections = 2 }, null, Token);

        Assert.Equal(6_000, await ClicksAsync(scope));
    }

    [Fact]
    public async Task Spans_tell_from_which_server_a_read_was_asked()
    {
        using var probe = new TelemetryProbe();
        await using AsyncServiceScope scope = _provider.CreateAsyncScope();
        await ClicksAsync(scope);
        scope.ServiceProvider.GetRequiredService<ReadRouting>().StayOnPrimary();
        await ClicksAsync(scope);

        Assert.Equal(["standby", "primary"], probe.Spans.Select(span => span.GetTagItem("adflux.reads.from")));
    }

    [Fact]
    public async Task Contexts_of_the_standby_go_back_to_their_pool()
    {
        var seen = new HashSet<AdFluxDbContext>();
        for (int i = 0; i < 3; i++)
        {
            await using AsyncServiceScope scope = _provider.CreateAsyncScope();
            seen.Add(scope.ServiceProvider.GetRequiredService<ReadRouting>().ForReading);
        }

        Assert.Single(seen);
    }

    private static async Task<(long Inserted, long Updated, long Unchanged)> UpsertAsync(
        ServiceProvider provider,
        long clicks,
        string? key = null
    )
    {
        await using AsyncServiceScope scope = provider.CreateAsyncScope();
        var insights = scope.ServiceProvider.GetRequiredKeyedService<IMetaInsightRepository>(key);
        var result = await insights.UpsertAsync(Rows.AccountInsights(10, clicks), null, null, Token);
        return (result.Inserted, result.Updated, result.Unchanged);
    }

    private static async Task<long> ClicksAsync(ServiceProvider provider, string? key = null)
    {
        await using AsyncServiceScope scope = provider.CreateAsyncScope();
        return await ClicksAsync(scope, key);
    }

    private static async Task<long> ClicksAsync(AsyncServiceScope scope, string? key = null) =>
        (await Rollup(scope, key).SingleAsync(Token)).Clicks ?? 0;

    private static IAsyncEnumerable<InsightRollup> Rollup(AsyncServiceScope scope, string? key = null) =>
        scope
            .ServiceProvider.GetRequiredKeyedService<IMetaInsightRepository>(key)
            .RollupAsync(new RollupQuery(InsightLevel.Account, Rows.FirstDay, Rows.FirstDay), Token);

    private static async Task<long> CountFirstPageAsync(AsyncServiceScope scope)
    {
        var query = new InsightRowQuery(InsightLevel.Account, Rows.FirstDay, Rows.FirstDay);
        return (await scope.ServiceProvider.GetRequiredService<IMetaInsightRepository>().ReadPageAsync(query, cancellationToken: Token))
            .Items
            .Count;
    }

    // The pool goes on holding the connections.
    private async Task EndStandbySessionsAsync() =>
        await ReplicatedPostgres.ScalarAsync(
            replicas.Servers.Standby,
            $"SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity WHERE application_name LIKE '{MigratedReplicas.AsksOnce}%'"
        );
}
