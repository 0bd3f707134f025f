using System.Data.Common;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using AdFlux.Data.Faults;
using AdFlux.Data.Ids;
using AdFlux.Data.Model;
using AdFlux.Data.Queries;
using AdFlux.Data.Repositories;
using AdFlux.Data.Tests.DependencyInjection;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace AdFlux.Data.Tests.Diagnostics;

public abstract class TelemetrySpec(TestDatabase database) : OnRegisteredDatabase(database)
{
    protected const string Canary = "canary-c41f";

    private string System => Database.Provider == TestProvider.PostgreSql ? "postgresql" : "sqlite";

    [Fact]
    public async Task An_upsert_is_a_span_a_duration_rows_by_outcome_and_a_message()
    {
        using var probe = new TelemetryProbe();
        MetaInsightRepository insights = Observed(probe);
        await insights.UpsertAsync(Rows.AccountInsights(4), cancellationToken: Token);
        await insights.UpsertAsync(Rows.AccountInsights(2, clicks: 2).Concat(Rows.AccountInsights(3)), cancellationToken: Token);

        Assert.Equal(["Upsert meta_insights", "Upsert meta_insights"], probe.Spans.Select(span => span.DisplayName));
        Activity second = probe.Spans[1];
        Assert.Equal((ActivityKind.Client, ActivityStatusCode.Unset), (second.Kind, second.Status));
        AssertNames(second.TagObjects.ToDictionary(StringComparer.Ordinal), "Upsert");
        Assert.Equal(5L, second.GetTagItem("adflux.upsert.received"));

        IReadOnlyList<Series> measured = probe.Measure();
        Series duration = Assert.Single(measured, series => series.Instrument is "db.client.operation.duration");
        Assert.Equal((2, "s"), (duration.Sum, duration.Unit));
        Assert.Equal([0.001, 0.005, 0.01, 0.05, 0.1, 0.5, 1, 5, 10, 30, 60, 300, double.PositiveInfinity], duration.Bounds);
        AssertNames(duration.Tags, "Upsert");
        Assert.Equal(9, Assert.Single(measured, series => series.Instrument is "adflux.upsert.rows.received").Sum);
        Assert.Equal(
            [("duplicate", 2), ("inserted", 4), ("unchanged", 3), ("updated", 0)],
            measured
                .Where(series => series.Instrument is "adflux.upsert.rows")
                .Select(series => ((string)series.Tags["adflux.row.outcome"]!, (int)series.Sum))
                .Order()
        );

        LoggedMessage message = probe.Logs.Last();
        Assert.Equal((1001, "UpsertCompleted", LogLevel.Information), (message.Id.Id, message.Id.Name, message.Level));
        Assert.StartsWith("Upserted 5 rows into meta_insights in ", message.Text, StringComparison.Ordinal);
        Assert.EndsWith(": 0 inserted, 0 updated, 3 unchanged, 2 duplicates, 0 stubs", message.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_method_of_the_Meta_repositories_is_observed_by_its_name()
    {
        using var probe = new TelemetryProbe();
        await StoreHierarchyAsync();
        await CallAllAsync(Observed(probe));

        string[] methods =
        [
            .. typeof(IMetaInsightRepository)
                .GetMethods()
                .Select(method => method.Name[..^"Async".Length])
                .Distinct(StringComparer.Ordinal),
        ];

        Assert.Equal(
            methods.Select(method => $"{method} meta_insights").Order(StringComparer.Ordinal),
            probe
                .Spans.Select(span => span.DisplayName)
                .Where(name => name.EndsWith("meta_insights", StringComparison.Ordinal))
                .Order(StringComparer.Ordinal)
        );
        Assert.Equal(
            ["Upsert meta_ad_sets", "Upsert meta_ads", "Upsert meta_campaigns"],
            probe
                .Spans.Select(span => span.DisplayName)
                .Where(name => !name.EndsWith("meta_insights", StringComparison.Ordinal))
                .Order(StringComparer.Ordinal)
        );
    }

    [Fact]
    public async Task A_unit_of_work_is_a_span_around_its_calls_and_about_no_table()
    {
        using var probe = new TelemetryProbe();
        AdFluxDbContext context = ObservedContext(probe);
        var insights = new MetaInsightRepository(context, Clock);

        await new UnitOfWork(context).RunAsync(
            token => insights.UpsertAsync(Rows.AccountInsights(1), cancellationToken: token),
            cancellationToken: Token
        );

        Assert.Equal(["Upsert meta_insights", "UnitOfWork"], probe.Spans.Select(span => span.DisplayName));
        Assert.Equal(probe.Spans[1].SpanId, probe.Spans[0].ParentSpanId);
        Assert.Null(probe.Spans[1].GetTagItem("db.collection.name"));
        Assert.StartsWith("UnitOfWork of several tables gave 0 rows in ", probe.Logs.Last().Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_stream_lasts_until_its_reader_stops_and_leaves_the_readers_own_span_alone()
    {
        await CreateInsights().UpsertAsync(Rows.AccountInsights(300), cancellationToken: Token);
        using var probe = new TelemetryProbe();
        using Activity readers = new Activity("reader") { ActivityTraceFlags = ActivityTraceFlags.Recorded }.Start();
        int rows = 0;

        await foreach (MetaInsight _ in Observed(probe).StreamAsync(AllAccounts(), Token))
        {
            Assert.Same(readers, Activity.Current);
            Assert.Empty(probe.Spans);
            if (++rows == 200)
                break;
        }

        Activity span = Assert.Single(probe.Spans);
        Assert.Equal((readers.SpanId, ActivityStatusCode.Unset), (span.ParentSpanId, span.Status));
        Assert.Equal(200L, span.GetTagItem("adflux.rows.returned"));
        Assert.Equal(200, Assert.Single(probe.Measure(), series => series.Instrument is "adflux.rows.returned").Sum);
        LoggedMessage message = Assert.Single(probe.Logs);
        Assert.Equal((1002, LogLevel.Debug), (message.Id.Id, message.Level));
    }

    [Fact]
    public async Task A_fault_sets_the_status_and_the_error_type_of_span_and_duration_and_is_logged_as_a_warning()
    {
        using var probe = new TelemetryProbe();
        MetaInsightRepository insights = Observed(probe);
        await Database.ExecuteAsync("ALTER TABLE meta_insights RENAME TO hidden", Token);
        try
        {
            await Assert.ThrowsAsync<DatabaseFaultException>(() => insights.StreamAsync(AllAccounts(), Token).CountAsync(Token).AsTask());
        }
        finally
        {
            await Database.ExecuteAsync("ALTER TABLE hidden RENAME TO meta_insights", Token);
        }

        string code = Database.Provider == TestProvider.PostgreSql ? "42P01" : "1";
        Activity span = Assert.Single(probe.Spans);
        Assert.Equal((ActivityStatusCode.Error, "SchemaMismatch"), (span.Status, span.StatusDescription));
        Assert.Equal(("SchemaMismatch", code), (span.GetTagItem("error.type"), span.GetTagItem("db.response.status_code")));
        Series duration = Assert.Single(probe.Measure(), series => series.Instrument is "db.client.operation.duration");
        Assert.Equal(("SchemaMismatch", code), (duration.Tags["error.type"], duration.Tags["db.response.status_code"]));
        LoggedMessage message = Assert.Single(probe.Logs);
        Assert.Equal((1004, LogLevel.Warning), (message.Id.Id, message.Level));
        Assert.EndsWith($"SchemaMismatch {code}", message.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_cancelled_call_is_no_error_in_spans_and_logs()
    {
        using var probe = new TelemetryProbe();
        using var cancellation = new CancellationTokenSource();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() =>
            Observed(probe).UpsertAsync(CancelledAsync(), cancellationToken: cancellation.Token)
        );

        Activity span = Assert.Single(probe.Spans);
        Assert.Equal(ActivityStatusCode.Unset, span.Status);
        Assert.Equal("System.OperationCanceledException", span.GetTagItem("error.type"));
        LoggedMessage message = Assert.Single(probe.Logs);
        Assert.Equal((1003, LogLevel.Debug), (message.Id.Id, message.Level));

        async IAsyncEnumerable<MetaInsight> CancelledAsync()
        {
            yield return Rows.AccountInsights(1).Single();
            await cancellation.CancelAsync();
            yield return Rows.AccountInsights(1).Single();
        }
    }

    [Fact]
    public async Task An_application_with_a_meter_factory_and_logging_of_its_own_gets_the_telemetry_of_what_it_injects()
    {
        using var probe = new TelemetryProbe();
        await using ServiceProvider provider = BuildServices(add: services => services.AddMetrics().AddLogging(probe.AddLogging));
        await using AsyncServiceScope scope = provider.CreateAsyncScope();
        int ofFactory = 0;
        using var listener = new MeterListener
        {
            InstrumentPublished = (instrument, _) =>
                ofFactory +=
                    instrument.Meter is { Name: "AdFlux.Data" } meter && meter.Scope == provider.GetService<IMeterFactory>() ? 1 : 0,
        };

        await scope.ServiceProvider.GetRequiredService<IMetaInsightRepository>().UpsertAsync(Rows.AccountInsights(1), null, null, Token);
        listener.Start();

        Assert.Equal(6, ofFactory);
        Assert.Single(probe.Measure(), series => series.Instrument is "db.client.operation.duration");
        Assert.Equal(1001, Assert.Single(probe.Logs).Id.Id);
    }

    [Fact]
    public async Task A_newer_schema_that_is_allowed_is_said_once()
    {
        using var probe = new TelemetryProbe();
        await using ServiceProvider provider = BuildServices(
            options => options.AllowNewerSchema = true,
            services => services.AddLogging(probe.AddLogging)
        );
        await Database.ExecuteAsync("INSERT INTO adflux_migrations VALUES ('20990101000000_Later', '99')", Token);
        try
        {
            for (int day = 0; day < 2; day++)
            {
                await using AsyncServiceScope scope = provider.CreateAsyncScope();
                var insights = scope.ServiceProvider.GetRequiredService<IMetaInsightRepository>();
                await insights.FindAsync(Rows.Insight(1).ObjectId, InsightLevel.Ad, Rows.FirstDay.AddDays(day), Token);
            }
        }
        finally
        {
            await Database.ExecuteAsync("DELETE FROM adflux_migrations WHERE \"MigrationId\" = '20990101000000_Later'", Token);
        }

        LoggedMessage message = Assert.Single(probe.Logs, message => message.Level == LogLevel.Warning);
        Assert.Equal(1101, message.Id.Id);
        Assert.Contains("20990101000000_Later", message.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task No_password_token_or_value_of_a_row_gets_into_telemetry()
    {
        using var probe = new TelemetryProbe();
        var settings = new DbConnectionStringBuilder { ConnectionString = Database.ConnectionString, ["Password"] = Canary };
        var options = new DbContextOptionsBuilder<AdFluxDbContext>();
        if (Database.Provider == TestProvider.PostgreSql)
            options.UseAdFluxPostgreSql(settings.ConnectionString);
        else
            options.UseAdFluxSqlite($"Data Source={Path.Combine(Path.GetTempPath(), "adflux-no-such-folder", "missing.db")}");
        await using var refused = new AdFluxDbContext(options.UseLoggerFactory(probe.Loggers).Options);
        MetaInsightRepository insights = Observed(probe);

        await Assert.ThrowsAnyAsync<Exception>(() =>
            new MetaInsightRepository(refused).UpsertAsync(Rows.AccountInsights(1), cancellationToken: Token)
        );
        await Assert.ThrowsAsync<InvalidOperationException>(() => insights.UpsertAsync(ThrowingAsync(), cancellationToken: Token));
        await Assert.ThrowsAsync<MissingParentsException>(() =>
            insights.UpsertAsync(
                [
                    new MetaInsight
                    {
                        ObjectId = InsightObjectId.From(Canary),
                        Level = InsightLevel.Ad,
                        DateStart = Rows.FirstDay,
                        DateStop = Rows.FirstDay,
                        MetaAdId = MetaAdId.From(Canary),
                    },
                ],
                null,
                null,
                Token
            )
        );
        await Assert.ThrowsAsync<InvalidCursorException>(() =>
            insights.ReadPageAsync(AllAccounts(), new PageRequest { Cursor = Canary }, Token)
        );
        await insights.FindAsync(InsightObjectId.From(Canary), InsightLevel.Ad, Rows.FirstDay, Token);

        Assert.Equal(5, probe.Spans.Count);
        Assert.Contains("MissingParentsException", probe.Everything(), StringComparison.Ordinal);
        Assert.DoesNotContain(Canary, probe.Everything(), StringComparison.Ordinal);

        static async IAsyncEnumerable<MetaInsight> ThrowingAsync()
        {
            await Task.Yield();
            yield return Rows.AccountInsights(1).Single();
            throw new InvalidOperationException($"https://graph.facebook.com/?access_token={Canary}");
        }
    }

    private protected MetaInsightRepository Observed(TelemetryProbe probe) => new(ObservedContext(probe), Clock);

    private protected AdFluxDbContext ObservedContext(TelemetryProbe probe)
    {
        var options = new DbContextOptionsBuilder<AdFluxDbContext>();
        if (Database.Provider == TestProvider.PostgreSql)
            options.UseAdFluxPostgreSql(Database.ConnectionString);
        else
            options.UseAdFluxSqlite(Database.ConnectionString);
        return new AdFluxDbContext(options.UseLoggerFactory(probe.Loggers).Options);
    }

    private protected static InsightRowQuery AllAccounts() => new(InsightLevel.Account, Rows.FirstDay, Rows.FirstDay);

    private static async Task CallAllAsync(MetaInsightRepository insights)
    {
        const InsightLevel level = InsightLevel.Ad;
        DateOnly day = Rows.FirstDay;
        await insights.UpsertAsync(Rows.Insights(days: 1), cancellationToken: Token);
        await insights.FindAsync(Rows.Insight(1).ObjectId, level, day, Token);
        await insights.ReadPageAsync(new InsightRowQuery(level, day, day), cancellationToken: Token);
        await insights.StreamAsync(new InsightRowQuery(level, day, day), Token).CountAsync(Token);
        await insights.RollupAsync(new RollupQuery(level, day, day), Token).CountAsync(Token);
        await insights.TopAsync(new TopQuery(level, day, day, RollupGroup.Ad, InsightMetric.Spend), Token).CountAsync(Token);
        await insights.CompareAsync(new ComparisonQuery(level, day, day) { Per = RollupGroup.Ad }, Token).CountAsync(Token);
        await insights.PaceAsync(new PacingQuery(InsightLevel.Campaign, day, day), Token).CountAsync(Token);
        await insights.CostOfHiringAsync(new HiringCostQuery(InsightLevel.Campaign, day, day), Token).CountAsync(Token);
        await insights.SumActionsAsync(new ActionQuery(level, day, day), Token).CountAsync(Token);
        await insights.FindMissingDaysAsync(new MissingDaysQuery(level, day, day), Token).CountAsync(Token);
        await insights.DeleteAsync(InsightDeletion.Before(day), cancellationToken: Token);
    }

    private void AssertNames(IReadOnlyDictionary<string, object?> tags, string operation)
    {
        Assert.Equal((System, operation, "meta_insights"), (tags["db.system.name"], tags["db.operation.name"], tags["db.collection.name"]));
        var settings = new DbConnectionStringBuilder { ConnectionString = Database.ConnectionString };
        if (Database.Provider == TestProvider.PostgreSql)
        {
            Assert.Equal((settings["Database"], settings["Host"]), (tags["db.namespace"], tags["server.address"]));
            Assert.Equal(settings["Port"], tags["server.port"]?.ToString());
        }
        else
        {
            Assert.Equal("adflux.db", tags["db.namespace"]);
            Assert.DoesNotContain("server.address", tags.Keys);
        }
    }
}
