using AdFlux.Migrations.Faults;
using AdFlux.Migrations.Tests.Support;
using Microsoft.Extensions.Logging;

namespace AdFlux.Migrations.Tests.Adoption;

/// <summary>An adoption that ends in the middle leaves the old database as it was, to the last value.</summary>
public abstract class InterruptedAdoptionSpec(TestDatabase fixture)
{
    private const int Converting = 20;
    private const int Verifying = 21;

    protected static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>Makes the conversion fail at its last table, in a way that no examination sees.</summary>
    protected abstract string Trap { get; }

    [Fact]
    public async Task An_error_in_the_middle_leaves_the_database_as_it_was()
    {
        await using var database = await fixture.CreateOldAsync();
        await database.ExecuteAsync(Trap, Cancellation);
        var before = await database.DumpAsync();

        var failure = await Assert.ThrowsAsync<AdoptionFailedException>(() =>
            database.Adoption().AdoptAsync(cancellationToken: Cancellation)
        );

        Assert.StartsWith(
            "The adoption failed and was rolled back, so the database is as it was: ",
            failure.Message,
            StringComparison.Ordinal
        );
        Assert.False(failure.OutcomeUnknown);
        Assert.Equal(before, await database.DumpAsync());
    }

    [Theory]
    [InlineData(Converting)]
    [InlineData(Verifying)]
    public async Task Cancelling_leaves_the_database_as_it_was(int logEvent)
    {
        await using var database = await fixture.CreateOldAsync();
        var before = await database.DumpAsync();
        using var cancellation = new CancellationTokenSource();
        using var loggers = new CancelAt(logEvent, cancellation);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() =>
            database.Adoption(loggers).AdoptAsync(cancellationToken: cancellation.Token)
        );

        Assert.Equal(before, await database.DumpAsync());
        Assert.True((await database.Adoption().AdoptAsync(cancellationToken: Cancellation)).IsAdopted);
    }

    [Fact]
    public async Task A_killed_process_leaves_the_database_as_it_was()
    {
        await using var database = await fixture.CreateOldAsync();
        await PrepareKillAsync(database);
        var before = await database.DumpAsync();
        using var killed = ToolProcess.Start(database, "adopt", "--apply");
        await UntilConvertingAsync(database);

        await killed.KillAsync();
        await ReleaseAsync();

        Assert.Equal(before, await database.DumpAsync());
        Assert.True((await database.Adoption().AdoptAsync(cancellationToken: Cancellation)).IsAdopted);
    }

    [Fact]
    public async Task A_process_asked_to_end_says_so_and_leaves_the_database_as_it_was()
    {
        await using var database = await fixture.CreateOldAsync();
        await PrepareKillAsync(database);
        var before = await database.DumpAsync();
        using var asked = ToolProcess.Start(database, "adopt", "--apply");
        await UntilConvertingAsync(database);

        await asked.SignalAsync("TERM");
        var result = await asked.ResultAsync();
        await ReleaseAsync();

        Assert.Equal(130, result.ExitCode);
        Assert.Equal(before, await database.DumpAsync());
    }

    /// <summary>Makes the conversion take long enough.</summary>
    protected abstract Task PrepareKillAsync(TestDatabase database);

    /// <summary>Completes when a process has converted some tables and is at work on others.</summary>
    protected abstract Task UntilConvertingAsync(TestDatabase database);

    /// <summary>Ends what holds the conversion up.</summary>
    protected abstract Task ReleaseAsync();

    /// <summary>Cancels when something is logged.</summary>
    private sealed class CancelAt(int logEvent, CancellationTokenSource cancellation) : ILoggerFactory, ILogger
    {
        public ILogger CreateLogger(string categoryName) => this;

        public void AddProvider(ILoggerProvider provider) => throw new NotSupportedException();

        public bool IsEnabled(LogLevel logLevel) => true;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public void Log<TState>(
            LogLevel logLevel,
            EventId eventId,
            TState state,
            Exception? exception,
            Func<TState, Exception?, string> formatter
        )
        {
            if (eventId.Id == logEvent)
            {
                cancellation.Cancel();
            }
        }

        public void Dispose() { }
    }
}
