using AdFlux.Data.Faults;
using AdFlux.Data.Model;
using AdFlux.Data.Repositories;
using Microsoft.EntityFrameworkCore;

namespace AdFlux.Data.Tests.Replicas;

/// <summary>Which reads run a second time: no server is asked.</summary>
public sealed class RepeatedReadTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(DatabaseFault.Conflict, true, 2)]
    [InlineData(DatabaseFault.ConnectionLost, true, 2)]
    [InlineData(DatabaseFault.Timeout, true, 1)]
    [InlineData(DatabaseFault.Conflict, false, 1)]
    public async Task A_read_that_a_standby_ended_runs_once_more(DatabaseFault fault, bool onStandby, int expected)
    {
        await using AdFluxDbContext primary = CreateContext();
        await using AdFluxDbContext standby = CreateContext();
        Operations operations = Create(primary, onStandby ? standby : null);
        int calls = 0;
        int streams = 0;

        var ofCall = await Assert.ThrowsAsync<DatabaseFaultException>(() =>
            operations.ReadAsync<int>(_ => throw Fault(fault, ref calls), Token)
        );
        var ofStream = await Assert.ThrowsAsync<DatabaseFaultException>(() =>
            operations.StreamAsync(_ => Rows(() => throw Fault(fault, ref streams), after: 0), Token).CountAsync(Token).AsTask()
        );

        Assert.Equal((fault, fault), (ofCall.Fault, ofStream.Fault));
        Assert.Equal((expected, expected), (calls, streams));
    }

    [Fact]
    public async Task What_the_second_run_gives_is_the_answer()
    {
        await using AdFluxDbContext primary = CreateContext();
        await using AdFluxDbContext standby = CreateContext();
        Operations operations = Create(primary, standby);
        int calls = 0;
        int streams = 0;

        int read = await operations.ReadAsync(_ => calls == 0 ? throw Fault(DatabaseFault.Conflict, ref calls) : Task.FromResult(7), Token);
        int streamed = await operations.StreamAsync(_ => Rows(FailOnce, after: 0), Token).CountAsync(Token);

        Assert.Equal((7, 3), (read, streamed));

        void FailOnce()
        {
            if (streams == 0)
                throw Fault(DatabaseFault.Conflict, ref streams);
        }
    }

    [Fact]
    public async Task A_stream_that_gave_out_a_row_is_not_repeated()
    {
        await using AdFluxDbContext primary = CreateContext();
        await using AdFluxDbContext standby = CreateContext();
        int runs = 0;

        await Assert.ThrowsAsync<DatabaseFaultException>(() =>
            Create(primary, standby)
                .StreamAsync(_ => Rows(() => throw Fault(DatabaseFault.Conflict, ref runs), after: 1), Token)
                .CountAsync(Token)
                .AsTask()
        );

        Assert.Equal(1, runs);
    }

    private static AdFluxDbContext CreateContext()
    {
        var options = new DbContextOptionsBuilder<AdFluxDbContext>();
        options.UseAdFluxPostgreSql("Host=unused");
        return new AdFluxDbContext(options.Options);
    }

    private static Operations Create(AdFluxDbContext primary, AdFluxDbContext? standby) =>
        new(primary, typeof(MetaInsight)) { Routing = new ReadRouting(primary, standby is null ? null : () => standby) };

    private static DatabaseFaultException Fault(DatabaseFault fault, ref int runs)
    {
        runs++;
        return new DatabaseFaultException(fault, code: null, innerException: null);
    }

    private static async IAsyncEnumerable<int> Rows(Action meet, int after)
    {
        for (int row = 0; row < 3; row++)
        {
            if (row == after)
                meet();
            await Task.Yield();
            yield return row;
        }
    }
}
