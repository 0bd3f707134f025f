namespace AdFlux.Data.Tests.Support;

/// <summary>Sessions of PostgreSQL that wait for a lock.</summary>
internal static class WaitingSessions
{
    private const string Waiting = "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'";

    /// <summary>Returns once so many sessions of the database wait.</summary>
    public static async Task UntilWaitingAsync(this TestDatabase database, int sessions, CancellationToken cancellationToken)
    {
        while ((long)(await database.ScalarAsync(Waiting, cancellationToken))! < sessions)
            await Task.Delay(TimeSpan.FromMilliseconds(20), cancellationToken);
    }
}
