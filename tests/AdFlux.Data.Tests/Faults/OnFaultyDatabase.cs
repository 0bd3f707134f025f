using System.Data.Common;
using AdFlux.Data.Faults;
using AdFlux.Data.Repositories;
using AdFlux.Data.Tests.Support;
using AdFlux.Data.Upserts;
using Microsoft.EntityFrameworkCore;

namespace AdFlux.Data.Tests.Faults;

/// <summary>The base of the tests that make a database fail.</summary>
public abstract class OnFaultyDatabase(TestDatabase database) : OnMigratedDatabase(database)
{
    protected Task<int> StoredAsync() => CreateContext().MetaInsights.CountAsync(Token);

    /// <summary>Runs what is to fail, and holds the fault against what every fault has to be: typed, with its cause, without the password.</summary>
    protected async Task<DatabaseFaultException> FailsAsync(DatabaseFault expected, Func<Task> run)
    {
        var fault = await Assert.ThrowsAsync<DatabaseFaultException>(run);

        Assert.Equal(expected, fault.Fault);
        Assert.NotNull(fault.InnerException);
        var settings = new DbConnectionStringBuilder { ConnectionString = Database.ConnectionString };
        if (settings.TryGetValue("Password", out object? password))
            Assert.DoesNotContain((string)password, fault.ToString(), StringComparison.OrdinalIgnoreCase);
        return fault;
    }

    /// <summary>Stores something and reads it back: what every fault has to leave possible.</summary>
    protected async Task WorksAsync(AdFluxDbContext context)
    {
        int stored = await StoredAsync();
        var insights = new MetaInsightRepository(context, Clock);

        await insights.UpsertAsync([Rows.Insight(ad: 1, day: 300)], new() { MissingParents = MissingParents.Stub }, null, Token);

        Assert.Equal(stored + 1, await StoredAsync());
    }

    /// <summary>Asks PostgreSQL until one of the database's sessions waits for a lock.</summary>
    protected async Task UntilASessionWaitsAsync()
    {
        const string waiting = "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'";
        while ((long)(await Database.ScalarAsync(waiting, Token))! == 0)
            await Task.Delay(TimeSpan.FromMilliseconds(20), Token);
    }
}
