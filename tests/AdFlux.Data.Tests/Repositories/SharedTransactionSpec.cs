using AdFlux.Data.Changes;
using AdFlux.Data.Faults;
using AdFlux.Data.Ids;
using AdFlux.Data.Model;
using AdFlux.Data.Repositories;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using ApplicationId = AdFlux.Data.Ids.ApplicationId;

namespace AdFlux.Data.Tests.Repositories;

/// <summary>What repositories that share a context do with its transaction and its tracked rows.</summary>
public abstract class SharedTransactionSpec(TestDatabase database) : OnRecruiting(database)
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Work_across_repositories_commits_or_goes_together(bool commits)
    {
        AdFluxDbContext context = CreateContext();
        await using (IDbContextTransaction transaction = await context.Database.BeginTransactionAsync(Token))
        {
            Segment segment = await new SegmentRepository(context).AddAsync(new Segment { Name = "Nurses" }, Token);
            await new SegmentRepository(context).StoreSetAsync([new Segment { Name = "Cooks" }], cancellationToken: Token);
            await new JobOpeningRepository(context).AddAsync(Opening(1), Token);
            await new CandidateRepository(context).UpsertAsync(new[] { Seeker(1) }.ToAsyncEnumerable(), cancellationToken: Token);
            await new CandidateRepository(context).AssignSegmentsAsync([new(Person(1), segment.Id)], Token);
            await new ApplicationRepository(context).ApplyAsync(Job(1), Person(1), cancellationToken: Token);
            if (commits)
                await transaction.CommitAsync(Token);
        }

        int expected = commits ? 1 : 0;
        Assert.Equal(2 * expected, await CreateContext().Segments.CountAsync(Token));
        Assert.Equal(expected, await CreateContext().JobOpenings.CountAsync(Token));
        Assert.Equal(expected, await CreateContext().Candidates.CountAsync(row => row.SegmentId != null, Token));
        Assert.Equal(expected, await CreateContext().Applications.CountAsync(Token));
    }

    [Fact]
    public async Task Every_typed_refusal_leaves_the_callers_transaction_usable()
    {
        SegmentId nurses = await StoreSegmentAsync("Nurses");
        Candidate nurse = Seeker(1);
        nurse.SegmentId = nurses;
        Candidate lost = Seeker(2);
        var advertising = new Campaign
        {
            Name = "x",
            Platform = Platform.Meta,
            JobOpeningId = Job(1),
        };
        lost.SegmentId = SegmentId.From(4711);
        await StoreAsync(Opening(1), nurse, advertising);
        advertising.UpdatedAt = DateTime.UnixEpoch;
        AdFluxDbContext context = CreateContext();
        SegmentRepository segments = new(context);
        JobOpeningRepository jobs = new(context);
        CandidateRepository candidates = new(context);
        ApplicationRepository applications = new(context, Clock);
        CampaignRepository campaigns = new(context, Clock);

        await using (IDbContextTransaction transaction = await context.Database.BeginTransactionAsync(Token))
        {
            await jobs.AddAsync(Opening(2), Token);
            await Assert.ThrowsAsync<DatabaseFaultException>(() => jobs.AddAsync(Opening(1), Token));
            await Assert.ThrowsAsync<InUseException>(() => jobs.RemoveAsync(Job(1), Token));
            await Assert.ThrowsAsync<MissingParentsException>(() => candidates.AddAsync(lost, Token));
            await Assert.ThrowsAsync<MissingParentsException>(() => applications.ApplyAsync(Job(9), Person(1), cancellationToken: Token));
            await Assert.ThrowsAsync<InUseException>(() => segments.RemoveAsync(nurses, Token));
            await Assert.ThrowsAsync<InUseException>(() => segments.StoreSetAsync([], UnlistedSegments.Remove, Token));
            await segments.AddAsync(new Segment { Name = "Cooks" }, Token);
            await Assert.ThrowsAsync<DatabaseFaultException>(() => segments.RenameAsync(nurses, "Cooks", Token));
            await Assert.ThrowsAsync<ConcurrentChangeException>(() => campaigns.ChangeAsync(advertising, Token));
            await Assert.ThrowsAsync<RefusedMoveException>(() => campaigns.PauseAsync(advertising.Id, cancellationToken: Token));
            advertising.JobOpeningId = Job(9);
            await Assert.ThrowsAsync<MissingParentsException>(() => campaigns.AddAsync(advertising, Token));
            await Assert.ThrowsAsync<MissingParentsException>(() => campaigns.ChangeAsync(advertising, Token));
            await jobs.AddAsync(Opening(3), Token);
            await transaction.CommitAsync(Token);
        }

        Assert.Equal(3, await CreateContext().JobOpenings.CountAsync(Token));
        Assert.Equal(2, await CreateContext().Segments.CountAsync(Token));
    }

    [Fact]
    public async Task A_write_saves_nothing_else_that_the_context_tracks()
    {
        await StoreAsync(Opening(1), Opening(2));
        AdFluxDbContext context = CreateContext();
        JobOpening half = await context.JobOpenings.SingleAsync(job => job.JobId == Job(1), Token);
        half.Title = "Half-way";

        await new JobOpeningRepository(context).AddAsync(Opening(3), Token);
        await new JobOpeningRepository(context).ChangeAsync(Opening(2), Token);

        Assert.Equal("Job 1", (await Jobs.FindAsync(Job(1), Token))!.Title);
        Assert.Equal(EntityState.Modified, context.Entry(half).State);
    }

    [Fact]
    public async Task The_context_lets_go_of_rows_that_a_repository_wrote()
    {
        await StoreAsync(Opening(1), Opening(2), Seeker(1));
        await Applications.ApplyAsync(Job(2), Person(1), cancellationToken: Token);
        AdFluxDbContext context = CreateContext();
        await context.JobOpenings.LoadAsync(Token);
        await context.Applications.LoadAsync(Token);
        JobOpening changed = Opening(1);
        changed.Title = "Changed";

        await new JobOpeningRepository(context).ChangeAsync(changed, Token);
        await new JobOpeningRepository(context).RemoveAsync(Job(2), Token);

        Assert.Empty(context.ChangeTracker.Entries());
        Assert.Equal("Changed", (await context.JobOpenings.SingleAsync(Token)).Title);
    }

    [Fact]
    public async Task After_the_callers_transaction_has_ended_in_an_error_nothing_is_written_outside_of_it()
    {
        await StoreAsync(Opening(1));
        AdFluxDbContext context = CreateContext();
        await using IDbContextTransaction transaction = await context.Database.BeginTransactionAsync(Token);
        await context.Database.GetDbConnection().CloseAsync();

        foreach (
            Func<Task> write in (Func<Task>[])
                [
                    () => new JobOpeningRepository(context).AddAsync(Opening(2), Token),
                    () => new JobOpeningRepository(context).ChangeAsync(Opening(1), Token),
                    () => new JobOpeningRepository(context).RemoveAsync(Job(1), Token),
                    () => new CandidateRepository(context).RemoveAsync(Person(1), Token),
                    () => new CandidateRepository(context).AssignSegmentsAsync([], Token),
                    () => new SegmentRepository(context).StoreSetAsync([], cancellationToken: Token),
                    () => new SegmentRepository(context).RenameAsync(SegmentId.From(1), "x", Token),
                    () => new ApplicationRepository(context).RemoveAsync(ApplicationId.From(1), Token),
                    () => new CampaignRepository(context).ChangeAsync(new Campaign { Name = "x", Platform = Platform.Meta }, Token),
                    () => new CampaignRepository(context).ArchiveAsync(CampaignId.From(1), cancellationToken: Token),
                    () => new CampaignRepository(context).RemoveDraftAsync(CampaignId.From(1), Token),
                    () => new MetaHierarchyRepository(context).MarkDeletedAsync(new MetaListing(Rows.Account), Token),
                    () => new UnitOfWork(context).RunAsync(_ => Task.CompletedTask, cancellationToken: Token),
                ]
        )
            Assert.Equal(DatabaseFault.TransactionFailed, (await Assert.ThrowsAsync<DatabaseFaultException>(write)).Fault);
        Assert.Equal(1, await CreateContext().JobOpenings.CountAsync(Token));
    }

    [Fact]
    public async Task A_cancelled_call_reads_and_writes_nothing()
    {
        await StoreAsync(Opening(1));
        var cancelled = new CancellationToken(canceled: true);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Jobs.AddAsync(Opening(2), cancelled));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Jobs.ReadPageAsync(new(), cancellationToken: cancelled));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Candidates.AssignSegmentsAsync([], cancelled));
        Assert.Equal(1, await CreateContext().JobOpenings.CountAsync(Token));
    }
}
