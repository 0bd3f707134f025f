using AdFlux.Data.Faults;
using AdFlux.Data.Ids;
using AdFlux.Data.Model;
using AdFlux.Data.Repositories;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace AdFlux.Data.Tests.Repositories;

public abstract class UnitOfWorkSpec(TestDatabase database) : OnRecruiting(database)
{
    [Fact]
    public async Task Work_across_repositories_and_upserts_is_stored_when_it_returns()
    {
        AdFluxDbContext context = CreateContext();

        SegmentId segment = await new UnitOfWork(context).RunAsync(token => WorkAsync(context, token), cancellationToken: Token);

        Assert.Equal([segment], await CreateContext().Segments.Select(row => row.Id).ToListAsync(Token));
        Assert.Equal((1, 1, 1), await CountAsync());
        Assert.Null(context.Database.CurrentTransaction);
        Assert.False(context.ChangeTracker.HasChanges());
    }

    [Fact]
    public async Task Nothing_of_work_that_throws_is_stored_and_its_error_comes_as_it_is()
    {
        AdFluxDbContext context = CreateContext();

        var error = await Assert.ThrowsAsync<TimeoutException>(() =>
            new UnitOfWork(context).RunAsync(
                async token =>
                {
                    await WorkAsync(context, token);
                    context.Add(Opening(7));
                    await context.SaveChangesAsync(token);
                    throw new TimeoutException("mine");
                },
                attempts: 3,
                cancellationToken: Token
            )
        );

        Assert.Equal("mine", error.Message);
        Assert.Equal((0, 0, 0), await CountAsync());
        Assert.Null(context.Database.CurrentTransaction);
        Assert.Empty(context.ChangeTracker.Entries());
        await new UnitOfWork(context).RunAsync(token => WorkAsync(context, token), cancellationToken: Token);
        Assert.Equal((1, 1, 1), await CountAsync());
    }

    [Fact]
    public async Task Work_that_is_cancelled_is_not_stored_even_if_it_takes_no_notice()
    {
        AdFluxDbContext context = CreateContext();
        using var cancellation = new CancellationTokenSource();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() =>
            new UnitOfWork(context).RunAsync(
                async _ =>
                {
                    await WorkAsync(context, Token);
                    context.Add(Opening(7));
                    await context.SaveChangesAsync(Token);
                    await cancellation.CancelAsync();
                },
                cancellationToken: cancellation.Token
            )
        );

        Assert.Equal((0, 0, 0), await CountAsync());
        Assert.Empty(context.ChangeTracker.Entries());
    }

    [Fact]
    public async Task What_the_work_leaves_unsaved_on_the_context_is_saved()
    {
        AdFluxDbContext context = CreateContext();

        await new UnitOfWork(context).RunAsync(
            _ =>
            {
                context.Add(Opening(1));
                return Task.CompletedTask;
            },
            cancellationToken: Token
        );

        Assert.NotNull(await Jobs.FindAsync(Job(1), Token));
        Assert.False(context.ChangeTracker.HasChanges());
    }

    [Fact]
    public async Task Changes_from_before_the_work_are_neither_saved_nor_lost()
    {
        AdFluxDbContext context = CreateContext();
        context.Add(Opening(1));

        await Assert.ThrowsAsync<InvalidOperationException>(() =>
            new UnitOfWork(context).RunAsync(token => WorkAsync(context, token), cancellationToken: Token)
        );

        Assert.Null(await Jobs.FindAsync(Job(1), Token));
        Assert.Equal(1, await context.SaveChangesAsync(Token));
    }

    [Fact]
    public async Task In_a_transaction_that_is_open_it_is_a_savepoint_and_stays_the_owners_to_commit()
    {
        foreach (bool commits in (bool[])[false, true])
        {
            AdFluxDbContext context = CreateContext();
            await using (IDbContextTransaction transaction = await context.Database.BeginTransactionAsync(Token))
            {
                await new JobOpeningRepository(context).AddAsync(Opening(9), Token);
                await new UnitOfWork(context).RunAsync(token => WorkAsync(context, token), attempts: 3, cancellationToken: Token);
                Assert.Same(transaction, context.Database.CurrentTransaction);
                if (commits)
                    await transaction.CommitAsync(Token);
            }

            Assert.Equal(commits ? (1, 2, 1) : (0, 0, 0), await CountAsync());
        }
    }

    [Fact]
    public async Task A_failure_in_a_transaction_that_is_open_takes_back_the_work_and_no_more()
    {
        AdFluxDbContext context = CreateContext();
        await using (IDbContextTransaction transaction = await context.Database.BeginTransactionAsync(Token))
        {
            await new JobOpeningRepository(context).AddAsync(Opening(9), Token);
            DatabaseFaultException error = await Assert.ThrowsAsync<DatabaseFaultException>(() =>
                new UnitOfWork(context).RunAsync(
                    async token =>
                    {
                        await WorkAsync(context, token);
                        await context.Database.ExecuteSqlRawAsync("INSERT INTO segments (id, name) SELECT id, 'x' FROM segments", token);
                    },
                    attempts: 3,
                    cancellationToken: Token
                )
            );
            Assert.Equal(DatabaseFault.Duplicate, error.Fault);
            await transaction.CommitAsync(Token);
        }

        Assert.Equal((0, 1, 0), await CountAsync());
    }

    [Fact]
    public async Task Work_within_work_may_fail_alone()
    {
        AdFluxDbContext context = CreateContext();
        var unit = new UnitOfWork(context);

        await unit.RunAsync(
            async token =>
            {
                await new JobOpeningRepository(context).AddAsync(Opening(9), token);
                await Assert.ThrowsAsync<TimeoutException>(() =>
                    unit.RunAsync(
                        async inner =>
                        {
                            await WorkAsync(context, inner);
                            throw new TimeoutException();
                        },
                        cancellationToken: token
                    )
                );
                await unit.RunAsync(
                    inner => new SegmentRepository(context).AddAsync(new Segment { Name = "Cooks" }, inner),
                    cancellationToken: token
                );
            },
            cancellationToken: Token
        );

        Assert.Equal((1, 1, 0), await CountAsync());
    }

    [Fact]
    public async Task Typed_refusals_inside_the_work_may_be_caught_and_the_work_goes_on()
    {
        await StoreAsync(Opening(1));
        AdFluxDbContext context = CreateContext();
        var jobs = new JobOpeningRepository(context);

        await new UnitOfWork(context).RunAsync(
            async token =>
            {
                await Assert.ThrowsAsync<DatabaseFaultException>(() => jobs.AddAsync(Opening(1), token));
                await jobs.AddAsync(Opening(2), token);
            },
            cancellationToken: Token
        );

        Assert.Equal((0, 2, 0), await CountAsync());
    }

    [Fact]
    public async Task The_number_of_attempts_has_a_range()
    {
        var unit = new UnitOfWork(CreateContext());

        foreach (int attempts in (int[])[0, -1, 11])
            await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => unit.RunAsync(_ => Task.CompletedTask, attempts, Token));
        await unit.RunAsync(_ => Task.CompletedTask, attempts: 10, Token);
    }

    protected static async Task<SegmentId> WorkAsync(AdFluxDbContext context, CancellationToken cancellationToken)
    {
        Segment segment = await new SegmentRepository(context).AddAsync(new Segment { Name = "Nurses" }, cancellationToken);
        await new JobOpeningRepository(context).AddAsync(Opening(1), cancellationToken);
        await new CandidateRepository(context).UpsertAsync(new[] { Seeker(1) }.ToAsyncEnumerable(), cancellationToken: cancellationToken);
        await new CandidateRepository(context).AssignSegmentsAsync([new(Person(1), segment.Id)], cancellationToken);
        return segment.Id;
    }

    /// <summary>The stored segments, job openings and candidates with a segment.</summary>
    protected async Task<(int Segments, int Jobs, int Candidates)> CountAsync()
    {
        AdFluxDbContext context = CreateContext();
        return (
            await context.Segments.CountAsync(Token),
            await context.JobOpenings.CountAsync(Token),
            await context.Candidates.CountAsync(row => row.SegmentId != null, Token)
        );
    }
}
