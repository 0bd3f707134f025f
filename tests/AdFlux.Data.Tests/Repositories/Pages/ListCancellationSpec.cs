using AdFlux.Data.Queries;
using AdFlux.Data.Repositories;

namespace AdFlux.Data.Tests.Repositories;

/// <summary>That reading ends when it is cancelled, however long the statement would run and however many rows have come already.</summary>
public abstract class ListCancellationSpec(TestDatabase database) : OnRecruiting(database)
{
    // A statement on it never ends by itself, and finds nothing.
    private const string EndlessJobs = """
        CREATE VIEW job_openings AS
        WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i % 1000 + 1 FROM n)
        SELECT
            'x' AS job_id, 'x' AS title, 'x' AS description, 'x' AS location, 'x' AS company, NULL AS required_skills, i AS salary_min, i AS salary_max,
            NULL AS posted_date, 'x' AS status, NULL AS target_segments
        FROM n
        WHERE i < 0
        """;

    [Theory]
    [InlineData("page")]
    [InlineData("stream")]
    [InlineData("count")]
    public async Task A_statement_that_takes_long_ends_when_it_is_cancelled(string call)
    {
        await using TestDatabase endless = await Database.CreateAnotherAsync(Token);
        await endless.ExecuteAsync(EndlessJobs, Token);
        var jobs = new JobOpeningRepository(CreateContext(endless.ConnectionString));
        using var cancellation = new CancellationTokenSource();

        // Microsoft.Data.Sqlite runs a statement on the thread that calls it.
        Func<Task> read = call switch
        {
            "page" => () => jobs.ReadPageAsync(new JobQuery(), cancellationToken: cancellation.Token),
            "stream" => () => jobs.StreamAsync(new JobQuery(), cancellation.Token).CountAsync(Token).AsTask(),
            _ => () => jobs.CountByStatusAsync(cancellation.Token),
        };
        Task reading = Task.Run(read, Token);
        await Task.Delay(TimeSpan.FromMilliseconds(300), Token);
        Assert.False(reading.IsCompleted);
        await cancellation.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => reading);
    }

    [Fact]
    public async Task No_row_of_a_stream_comes_after_its_cancellation()
    {
        await StoreAsync([.. Enumerable.Range(1, 500).Select(Opening)]);
        using var cancellation = new CancellationTokenSource();
        int rows = 0;

        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
        {
            await foreach (var _ in Jobs.StreamAsync(new JobQuery(), cancellation.Token))
            {
                rows++;
                await cancellation.CancelAsync();
            }
        });

        Assert.Equal(1, rows);
    }
}
