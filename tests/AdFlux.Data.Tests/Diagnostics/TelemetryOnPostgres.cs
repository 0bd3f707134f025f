using System.Collections.Concurrent;
using System.Diagnostics;
using AdFlux.Data.Repositories;
using AdFlux.Data.Tests.Faults;
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
        Assert.Equal("The upsert into meta_insights met Conflict 40001 and runs again: attempt 3 of 3", probe.Logs.ElementAt(1).Text);
        Series retries = Assert.Single(probe.Measure(), series => series.Instrument is "adflux.upsert.retries");
        Assert.Equal((2, "Conflict"), (retries.Sum, retries.Tags["error.type"]));
        Activity span = Assert.Single(probe.Spans);
        Assert.Equal((2, ActivityStatusCode.Unset), (span.Events.Count(), span.Status));
    }
}
