using AdFlux.Data.Changes;
using AdFlux.Data.Faults;
using AdFlux.Data.Ids;
using AdFlux.Data.Model;
using AdFlux.Data.Queries;
using AdFlux.Data.Repositories;
using AdFlux.Data.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace AdFlux.Data.Tests.Repositories;

public abstract class SegmentAssignmentSpec(TestDatabase database) : OnRecruiting(database)
{
    private const int ChunkSize = 5_000;

    [Fact]
    public async Task Candidates_are_assigned_left_alone_taken_out_or_unknown()
    {
        SegmentId one = await StoreSegmentAsync("One");
        SegmentId two = await StoreSegmentAsync("Two");
        await StoreAsync(In(1, one), In(2, one), In(3, one), Seeker(4), Seeker(5));

        SegmentAssignmentResult result = await Candidates.AssignSegmentsAsync(
            [
                new(Person(9), two),
                new(Person(1), one),
                new(Person(2), two),
                new(Person(3), Segment: null),
                new(Person(4), Segment: null),
                new(Person(5), one),
                new(Person(5), two),
                new(Person(8), Segment: null),
            ],
            Token
        );

        Assert.Equal((3, 2), (result.Assigned, result.Unchanged));
        Assert.Equal([Person(8), Person(9)], result.UnknownCandidates);
        Assert.Equal([one, two, null, null, two], await SegmentsAsync());
    }

    [Fact]
    public async Task Unknown_segments_are_named_all_at_once_and_nothing_is_written()
    {
        SegmentId one = await StoreSegmentAsync("One");
        await StoreAsync(Seeker(1), Seeker(2));

        var error = await Assert.ThrowsAsync<MissingParentsException>(() =>
            Candidates.AssignSegmentsAsync(
                [new(Person(1), one), new(Person(2), SegmentId.From(70_001)), new(Person(1), one), new(Person(9), SegmentId.From(70_002))],
                Token
            )
        );

        Assert.Equal(["70001", "70002"], error.Missing["segments"]);
        Assert.Equal([null, null], await SegmentsAsync());
    }

    [Fact]
    public async Task Many_take_a_statement_per_chunk_and_a_second_time_writes_nothing()
    {
        SegmentId[] segments = [await StoreSegmentAsync("One"), await StoreSegmentAsync("Two"), await StoreSegmentAsync("Three")];
        await Candidates.UpsertAsync(Enumerable.Range(0, 2 * ChunkSize).Select(Seeker).ToAsyncEnumerable(), cancellationToken: Token);
        SegmentAssignment[] all = [.. Enumerable.Range(0, 2 * ChunkSize).Select(i => new SegmentAssignment(Person(i), segments[i % 3]))];
        var log = new StatementLog();
        var candidates = new CandidateRepository(CreateContext(log));

        SegmentAssignmentResult first = await candidates.AssignSegmentsAsync(all, Token);
        int statements = log.Take();
        SegmentAssignmentResult again = await candidates.AssignSegmentsAsync(all.Reverse(), Token);

        Assert.Equal((2 * ChunkSize, 0, 0), (first.Assigned, first.Unchanged, first.UnknownCandidates.Count));
        Assert.Equal((0, 2 * ChunkSize, 0), (again.Assigned, again.Unchanged, again.UnknownCandidates.Count));
        Assert.Equal(1 + 2, statements);
        Assert.Equal(1 + 2 + 2, log.Take());
        Assert.Equal(
            segments.Select((_, i) => (long)Enumerable.Range(0, 2 * ChunkSize).Count(number => number % 3 == i)),
            await Segments.StreamAsync(new SegmentQuery(), Token).Select(size => size.Candidates).ToListAsync(Token)
        );
    }

    [Fact]
    public async Task In_a_transaction_of_the_caller_an_assignment_goes_with_it_and_a_refusal_leaves_it_usable()
    {
        SegmentId one = await StoreSegmentAsync("One");
        await StoreAsync(Seeker(1));
        AdFluxDbContext context = CreateContext();
        var candidates = new CandidateRepository(context);
        await using (IDbContextTransaction transaction = await context.Database.BeginTransactionAsync(Token))
        {
            Assert.Equal(1, (await candidates.AssignSegmentsAsync([new(Person(1), one)], Token)).Assigned);
            await Assert.ThrowsAsync<MissingParentsException>(() =>
                candidates.AssignSegmentsAsync([new(Person(1), SegmentId.From(70_001))], Token)
            );
            Assert.Equal(one, (await candidates.FindAsync(Person(1), Token))!.SegmentId);
            await transaction.RollbackAsync(Token);
        }

        Assert.Equal([null], await SegmentsAsync());
    }

    [Fact]
    public async Task Two_jobs_that_assign_the_same_candidates_differently_both_finish()
    {
        SegmentId one = await StoreSegmentAsync("One");
        SegmentId two = await StoreSegmentAsync("Two");
        await Candidates.UpsertAsync(Enumerable.Range(0, 3_000).Select(Seeker).ToAsyncEnumerable(), cancellationToken: Token);
        IEnumerable<int> numbers = Enumerable.Range(0, 3_000);

        SegmentAssignmentResult[] results = await Task.WhenAll(
            Task.Run(() => Candidates.AssignSegmentsAsync(numbers.Select(i => new SegmentAssignment(Person(i), one)), Token), Token),
            Task.Run(
                () => Candidates.AssignSegmentsAsync(numbers.Reverse().Select(i => new SegmentAssignment(Person(i), two)), Token),
                Token
            )
        );

        Assert.All(results, result => Assert.Equal(3_000, result.Assigned));
        Assert.Single((await SegmentsAsync()).Distinct());
    }

    [Fact]
    public async Task The_context_lets_go_of_what_was_assigned()
    {
        SegmentId one = await StoreSegmentAsync("One");
        await StoreAsync(Seeker(1), Seeker(2));
        AdFluxDbContext context = CreateContext();
        await context.Candidates.LoadAsync(Token);

        await new CandidateRepository(context).AssignSegmentsAsync([new(Person(1), one)], Token);

        Assert.Equal([Person(2)], context.ChangeTracker.Entries<Candidate>().Select(entry => entry.Entity.CandidateId));
        Assert.Equal(one, (await context.Candidates.SingleAsync(row => row.CandidateId == Person(1), Token)).SegmentId);
    }

    private static Candidate In(int number, SegmentId segment)
    {
        Candidate candidate = Seeker(number);
        candidate.SegmentId = segment;
        return candidate;
    }

    private async Task<List<SegmentId?>> SegmentsAsync() =>
        await Candidates.StreamAsync(new CandidateQuery(), Token).Select(row => row.SegmentId).ToListAsync(Token);
}
