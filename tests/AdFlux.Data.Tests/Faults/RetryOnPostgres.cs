using System.Collections;
using AdFlux.Data.Faults;
using AdFlux.Data.Model;
using AdFlux.Data.Repositories;
using AdFlux.Data.Upserts;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace AdFlux.Data.Tests.Faults;

[OnPostgres]
public sealed class RetryOnPostgres(PostgresDatabase database) : OnFaultyDatabase(database), IClassFixture<PostgresDatabase>
{
    private const string TerminateThisSession = "PERFORM pg_terminate_backend(pg_backend_pid())";
    private const string SerializationFailure = "RAISE EXCEPTION 'as told' USING ERRCODE = '40001'";
    private const string Deadlock = "RAISE EXCEPTION 'as told' USING ERRCODE = '40P01'";

    [Theory]
    [InlineData(100, SerializationFailure)]
    [InlineData(3_000, SerializationFailure)]
    [InlineData(100, Deadlock)]
    [InlineData(100, TerminateThisSession)]
    [InlineData(3_000, TerminateThisSession)]
    public async Task Rows_in_memory_are_written_again_after_a_fault_that_passes(int rows, string failure)
    {
        await using FailingInserts failing = await FailingInserts.CreateAsync(Database, failure, times: 2);
        MetaInsight[] collection = [.. Rows.AccountInsights(rows)];

        UpsertResult result = await CreateInsights().UpsertAsync(collection, cancellationToken: Token);

        Assert.Equal(new UpsertResult(rows, Inserted: rows, Updated: 0, Unchanged: 0, Duplicates: 0, Stubs: 0), result);
        Assert.Equal(3, await failing.CountAsync());
        Assert.Equal(rows, await StoredAsync());
    }

    [Theory]
    [InlineData(SerializationFailure, DatabaseFault.Conflict)]
    [InlineData(TerminateThisSession, DatabaseFault.ConnectionLost)]
    public async Task A_fault_that_does_not_pass_is_reported_after_three_attempts(string failure, DatabaseFault fault)
    {
        AdFluxDbContext context = CreateContext();
        await using (FailingInserts failing = await FailingInserts.CreateAsync(Database, failure, times: 3))
        {
            DatabaseFaultException error = await FailsAsync(
                fault,
                () => new MetaInsightRepository(context, Clock).UpsertAsync([.. Rows.AccountInsights(10)], cancellationToken: Token)
            );

            Assert.True(error.IsTransient);
            Assert.Equal(3, await failing.CountAsync());
        }

        Assert.Equal(0, await StoredAsync());
        await WorksAsync(context);
    }

    [Fact]
    public async Task A_stream_whose_rows_are_all_in_memory_is_written_again()
    {
        await using FailingInserts failing = await FailingInserts.CreateAsync(Database, SerializationFailure, times: 1);
        int reads = 0;

        UpsertResult result = await CreateInsights().UpsertAsync(Counted(), cancellationToken: Token);

        Assert.Equal((100, 1), (result.Inserted, reads));
        Assert.Equal(2, await failing.CountAsync());

        async IAsyncEnumerable<MetaInsight> Counted()
        {
            reads++;
            await Task.Yield();
            foreach (MetaInsight row in Rows.AccountInsights(100))
                yield return row;
        }
    }

    [Fact]
    public async Task A_long_stream_cannot_be_read_again_and_is_not_tried_again()
    {
        await using FailingInserts failing = await FailingInserts.CreateAsync(Database, SerializationFailure, times: 1);

        await FailsAsync(
            DatabaseFault.Conflict,
            () => CreateInsights().UpsertAsync(Rows.AccountInsights(3_000).ToAsyncEnumerable(), cancellationToken: Token)
        );

        Assert.Equal(1, await failing.CountAsync());
        Assert.Equal(0, await StoredAsync());
    }

    [Fact]
    public async Task Nothing_is_tried_again_inside_the_callers_transaction()
    {
        await using FailingInserts failing = await FailingInserts.CreateAsync(Database, SerializationFailure, times: 1);
        AdFluxDbContext context = CreateContext();
        await using var transaction = await context.Database.BeginTransactionAsync(Token);

        await FailsAsync(
            DatabaseFault.Conflict,
            () => new MetaInsightRepository(context, Clock).UpsertAsync([.. Rows.AccountInsights(10)], cancellationToken: Token)
        );

        Assert.Equal(1, await failing.CountAsync());
    }

    [Fact]
    public async Task Nothing_is_tried_again_on_another_connection_than_the_one_that_the_caller_opened()
    {
        await using FailingInserts failing = await FailingInserts.CreateAsync(Database, TerminateThisSession, times: 1);
        AdFluxDbContext context = CreateContext();
        await context.Database.OpenConnectionAsync(Token);

        await FailsAsync(
            DatabaseFault.ConnectionLost,
            () => new MetaInsightRepository(context, Clock).UpsertAsync([.. Rows.AccountInsights(10)], cancellationToken: Token)
        );

        Assert.Equal(1, await failing.CountAsync());
    }

    [Fact]
    public async Task What_does_not_pass_by_itself_is_not_tried_again()
    {
        await using FailingInserts failing = await FailingInserts.CreateAsync(Database, FailingInserts.Raise("53100"), times: 1);

        DatabaseFaultException error = await FailsAsync(
            DatabaseFault.StorageFull,
            () => CreateInsights().UpsertAsync([.. Rows.AccountInsights(10)], cancellationToken: Token)
        );

        Assert.Equal(("PostgreSQL 53100", false), (error.Code, error.IsTransient));
        Assert.Equal(1, await failing.CountAsync());
    }

    [Fact]
    public async Task A_session_ended_during_COPY_leaves_nothing_of_a_stream_and_the_context_works_on()
    {
        AdFluxDbContext context = CreateContext();

        await FailsAsync(
            DatabaseFault.ConnectionLost,
            () => new MetaInsightRepository(context, Clock).UpsertAsync(Terminating(), cancellationToken: Token)
        );

        Assert.Equal(0, await StoredAsync());
        await WorksAsync(context);

        async IAsyncEnumerable<MetaInsight> Terminating()
        {
            foreach (MetaInsight row in new RowsThatEndTheirCopy(Database.ConnectionString, times: 1))
                yield return row;
            await Task.Yield();
        }
    }

    [Fact]
    public async Task A_session_ended_during_COPY_of_a_collection_is_replaced_and_all_is_stored()
    {
        var rows = new RowsThatEndTheirCopy(Database.ConnectionString, times: 1);

        UpsertResult result = await CreateInsights().UpsertAsync(rows, cancellationToken: Token);

        Assert.Equal((2, rows.Count), (rows.Reads, result.Inserted));
        Assert.Equal(rows.Count, await StoredAsync());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_connection_lost_at_the_commit_leaves_its_outcome_unknown_and_it_is_safe_to_run_again(bool answerIsLost)
    {
        await using var proxy = new WireProxy(Database) { DropsAtCommit = answerIsLost, DropsBeforeCommit = !answerIsLost };
        MetaInsight[] rows = [.. Rows.AccountInsights(10)];
        AdFluxDbContext context = CreateContext(proxy.ConnectionString);

        DatabaseFaultException error = await FailsAsync(
            DatabaseFault.OutcomeUnknown,
            () => new MetaInsightRepository(context, Clock).UpsertAsync(rows, cancellationToken: Token)
        );

        Assert.Equal(1, proxy.Drops);
        Assert.True(error.IsTransient);
        Assert.Contains("safe to run again", error.Message, StringComparison.Ordinal);
        UpsertResult again = await CreateInsights().UpsertAsync(rows, cancellationToken: Token);
        Assert.Equal(answerIsLost ? (0, 10) : (10, 0), (again.Inserted, again.Unchanged));
    }

    [Fact]
    public async Task A_session_ended_by_the_server_while_it_commits_leaves_the_outcome_unknown()
    {
        await Database.ExecuteAsync(
            $"""
            CREATE FUNCTION fail() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN {TerminateThisSession}; RETURN NULL; END $$;
            CREATE CONSTRAINT TRIGGER fail AFTER INSERT ON meta_insights DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION fail();
            """,
            Token
        );
        try
        {
            await FailsAsync(
                DatabaseFault.OutcomeUnknown,
                () => CreateInsights().UpsertAsync([.. Rows.AccountInsights(1)], cancellationToken: Token)
            );
        }
        finally
        {
            await Database.ExecuteAsync("DROP FUNCTION fail CASCADE", Token);
        }
    }

    [Fact]
    public async Task A_conflict_that_the_commit_finds_is_tried_again()
    {
        await Database.ExecuteAsync(
            $"""
            CREATE SEQUENCE commits;
            CREATE FUNCTION fail() RETURNS trigger LANGUAGE plpgsql AS
                $$ BEGIN IF nextval('commits') = 1 THEN {SerializationFailure}; END IF; RETURN NULL; END $$;
            CREATE CONSTRAINT TRIGGER fail AFTER INSERT ON meta_insights DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION fail();
            """,
            Token
        );
        try
        {
            UpsertResult result = await CreateInsights().UpsertAsync([.. Rows.AccountInsights(1)], cancellationToken: Token);

            Assert.Equal(1, result.Inserted);
            Assert.Equal(2L, await Database.ScalarAsync("SELECT last_value FROM commits", Token));
        }
        finally
        {
            await Database.ExecuteAsync("DROP FUNCTION fail CASCADE; DROP SEQUENCE commits", Token);
        }
    }

    /// <summary>Rows in memory that end the session which is copying them, in the middle.</summary>
    private sealed class RowsThatEndTheirCopy(string connectionString, int times) : IReadOnlyCollection<MetaInsight>
    {
        private const string TerminateCopy = """
            SELECT count(pg_terminate_backend(pid, 5000)) FROM pg_stat_activity WHERE datname = current_database() AND query LIKE 'COPY %'
            """;

        public int Count => 3_000;

        public int Reads { get; private set; }

        public IEnumerator<MetaInsight> GetEnumerator()
        {
            Reads++;
            int number = 0;
            foreach (MetaInsight row in Rows.AccountInsights(Count))
            {
                if (++number == 1_500 && Reads <= times)
                    Terminate();
                yield return row;
            }
        }

        IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

        private void Terminate()
        {
            using var connection = new NpgsqlConnection(connectionString);
            connection.Open();
            using var command = new NpgsqlCommand(TerminateCopy, connection);
            Assert.Equal(1L, command.ExecuteScalar());
        }
    }
}
