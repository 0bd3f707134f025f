using System.Collections.Concurrent;
using System.Diagnostics;
using AdFlux.Data.Repositories;
using AdFlux.Data.Tests.Faults;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace AdFlux.Data.Tests.Diagnostics;

[Collection(TelemetryTests.Name)]
[OnPostgres]
public sealed class TelemetryOnPostgres(PostgresDatabase database) : TelemetrySpec(database), IClassFixture<PostgresDatabase>
{
    [Fact]
    public async Task The_spans_of_statements_are_children_of_the_call()
    {
        await CreateInsights().UpsertAsync(Rows.AccountInsights(10), cancellationToken: Token);
        using var probe = new TelemetryProbe();
        var statements = new ConcurrentQueue<ActivitySpanId>();
        using var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name is "Npgsql",
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
            ActivityStopped = statement => statements.Enqueue(statement.ParentSpanId),
        };
        ActivitySource.AddActivityListener(listener);
        MetaInsightRepository insights = Observed(probe);

        await insights.StreamAsync(AllAccounts(), Token).CountAsync(Token);
        await insights.UpsertAsync(Rows.AccountInsights(10), cancellationToken: Token);

        Assert.Equal(2, probe.Spans.Count);
        Assert.All(probe.Spans, span => Assert.Contains(span.SpanId, statements));
    }

    [Fact]
    public async Task An_upsert_that_runs_again_says_why()
    {
        await using FailingInserts failing = await FailingInserts.CreateAsync(Database, FailingInserts.Raise("40001"), times: 2);
        using var probe = new TelemetryProbe();

        await Observed(probe).UpsertAsync([.. Rows.AccountInsights(10)], cancellationToken: Token);

        Assert.Equal(
            [(1005, LogLevel.Warning), (1005, LogLevel.Warning), (1001, LogLevel.Information)],
            probe.Logs.Select(message => (message.Id.Id, message.Level))
        );
        Assert.Equal("Upsert of meta_insights met Conflict 40001 and runs again: attempt 3 of 3", probe.Logs.ElementAt(1).Text);
        Series retries = Assert.Single(probe.Measure(), series => series.Instrument is "adflux.retries");
        Assert.Equal((2, "Conflict"), (retries.Sum, retries.Tags["error.type"]));
        Activity span = Assert.Single(probe.Spans);
        Assert.Equal((2, ActivityStatusCode.Unset), (span.Events.Count(), span.Status));
    }

    [Fact]
    public async Task A_unit_of_work_that_runs_again_says_why()
    {
        using var probe = new TelemetryProbe();
        AdFluxDbContext context = ObservedContext(probe);
        int runs = 0;

        await new UnitOfWork(context).RunAsync(
            async token =>
            {
                if (++runs == 1)
                    await context.Database.ExecuteSqlRawAsync(
                        "DO $$ BEGIN RAISE EXCEPTION 'as told' USING ERRCODE = '40001'; END $$",
                        token
                    );
            },
            attempts: 2,
            cancellationToken: Token
        );

        Assert.Equal(
            "UnitOfWork of several tables met Conflict 40001 and runs again: attempt 2 of 2",
            Assert.Single(probe.Logs, message => message.Id.Id == 1005).Text
        );
        Series retries = Assert.Single(probe.Measure(), series => series.Instrument is "adflux.retries");
        Assert.Equal((1, "Conflict", "UnitOfWork"), (retries.Sum, retries.Tags["error.type"], retries.Tags["db.operation.name"]));
    }

    [Fact]
    public async Task A_failure_without_a_code_of_the_providers_is_said_to_have_none()
    {
        using var probe = new TelemetryProbe();

        await Assert.ThrowsAsync<InvalidOperationException>(() =>
            new UnitOfWork(ObservedContext(probe)).RunAsync(_ => throw new InvalidOperationException(Canary), cancellationToken: Token)
        );

        Assert.EndsWith(": System.InvalidOperationException without a code", probe.Logs.Last().Text, StringComparison.Ordinal);
    }
}
