using System.Data.Common;
using AdFlux.Data.Faults;
using AdFlux.Data.Ids;
using AdFlux.Data.Model;
using AdFlux.Data.Repositories;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace AdFlux.Data.Tests.Repositories;

[OnPostgres]
public sealed class WriteCallOnPostgres(PostgresDatabase database) : WriteCallSpec(database), IClassFixture<PostgresDatabase>
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_connection_lost_at_the_commit_of_a_row_leaves_its_outcome_unknown(bool answerIsLost)
    {
        await using var proxy = new WireProxy(Database) { DropsAtCommit = answerIsLost, DropsBeforeCommit = !answerIsLost };
        AdFluxDbContext context = CreateContext(proxy.ConnectionString);

        var error = await Assert.ThrowsAsync<DatabaseFaultException>(() =>
            new CampaignRepository(context, Clock).AddAsync(new Campaign { Name = "x", Platform = Platform.Meta }, Token)
        );

        Assert.Equal((1, DatabaseFault.OutcomeUnknown), (proxy.Drops, error.Fault));
        Assert.Equal(answerIsLost ? 1 : 0, await CreateContext().Campaigns.CountAsync(Token));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_segment_removed_in_the_same_moment_is_named_as_missing(bool inTransaction)
    {
        SegmentId segment = await StoreSegmentAsync("Nurses");
        await StoreAsync(Seeker(1));

        await MeetsAsync<MissingParentsException>(
            inTransaction,
            $"DELETE FROM segments WHERE id = {segment}",
            context => new CandidateRepository(context).AssignSegmentsAsync([new(Person(1), segment)], Token)
        );
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_job_removed_in_the_same_moment_is_named_as_missing(bool inTransaction)
    {
        await StoreAsync(Opening(1), Seeker(1));

        await MeetsAsync<MissingParentsException>(
            inTransaction,
            "DELETE FROM job_openings",
            context => new ApplicationRepository(context).ApplyAsync(Job(1), Person(1), cancellationToken: Token)
        );
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_job_that_is_advertised_in_the_same_moment_is_in_use(bool inTransaction)
    {
        await StoreAsync(Opening(1));

        await MeetsAsync<InUseException>(
            inTransaction,
            "INSERT INTO campaigns (name, platform, status, job_opening_id) VALUES ('x', 'meta', 'draft', 'JOB-0001')",
            context => new JobOpeningRepository(context).RemoveAsync(Job(1), Token)
        );
    }

    [Fact]
    public async Task Calls_and_units_of_work_run_beside_a_strategy_that_retries_and_only_as_often_as_they_say()
    {
        var options = new DbContextOptionsBuilder<AdFluxDbContext>();
        options.UseAdFluxPostgreSql(Database.ConnectionString).UseNpgsql(npgsql => npgsql.EnableRetryOnFailure());
        await using var context = new AdFluxDbContext(options.Options);
        SegmentId segment = await StoreSegmentAsync("Nurses");
        int runs = 0;

        await new CandidateRepository(context).AddAsync(Seeker(1), Token);
        await new CandidateRepository(context).AssignSegmentsAsync([new(Person(1), segment)], Token);
        await new SegmentRepository(context).StoreSetAsync([new Segment { Name = "Cooks" }], cancellationToken: Token);
        await new UnitOfWork(context).RunAsync(
            token => new JobOpeningRepository(context).AddAsync(Opening(1), token),
            cancellationToken: Token
        );
        var conflict = await Assert.ThrowsAsync<DatabaseFaultException>(() =>
            new UnitOfWork(context).RunAsync(
                async token =>
                {
                    runs++;
                    await context.Database.ExecuteSqlRawAsync(
                        "DO $$ BEGIN RAISE EXCEPTION 'as told' USING ERRCODE = '40001'; END $$",
                        token
                    );
                },
                cancellationToken: Token
            )
        );

        Assert.Equal((DatabaseFault.Conflict, 1), (conflict.Fault, runs));
        Assert.Equal(segment, await CreateContext().Candidates.Select(row => row.SegmentId).SingleAsync(Token));
        Assert.Equal(1, await CreateContext().JobOpenings.CountAsync(Token));
    }

    protected override async Task<DbTransaction> LockAllAsync(DbConnection connection)
    {
        DbTransaction transaction = await connection.BeginTransactionAsync(Token);
        await using DbCommand command = connection.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = "LOCK TABLE segments, job_openings, candidates, applications, campaigns IN EXCLUSIVE MODE";
        await command.ExecuteNonQueryAsync(Token);
        return transaction;
    }

    /// <summary>Another transaction's change commits while a call waits for it.</summary>
    private async Task MeetsAsync<TError>(bool inTransaction, string others, Func<AdFluxDbContext, Task> call)
        where TError : Exception
    {
        AdFluxDbContext context = CreateContext();
        await using IDbContextTransaction? callers = inTransaction ? await context.Database.BeginTransactionAsync(Token) : null;
        await using DbConnection other = await Database.OpenConnectionAsync(Token);
        await using DbTransaction transaction = await other.BeginTransactionAsync(Token);
        await using DbCommand command = other.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = others;
        await command.ExecuteNonQueryAsync(Token);

        Task waiting = call(context);
        command.CommandText = "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'";
        while (await command.ExecuteScalarAsync(Token) is 0L)
            Assert.False(waiting.IsCompleted);
        await transaction.CommitAsync(Token);

        await Assert.ThrowsAsync<TError>(() => waiting);
        if (callers is not null)
            await new JobOpeningRepository(context).AddAsync(Opening(77), Token);
    }
}
