using System.Data.Common;
using System.Transactions;
using AdFlux.Data.Faults;
using AdFlux.Data.Ids;
using AdFlux.Data.Model;
using AdFlux.Data.Repositories;
using Microsoft.EntityFrameworkCore;

namespace AdFlux.Data.Tests.Repositories;

/// <summary>What every call that writes promises: all of it or nothing, alone on its context.</summary>
public abstract class WriteCallSpec(TestDatabase database) : OnRecruiting(database)
{
    /// <summary>The calls that write, each about a row of its own kind; they need <see cref="StoreForAllAsync"/>.</summary>
    public static TheoryData<string> Calls =>
        [
            "Add",
            "Change",
            "Remove",
            "Apply",
            "Move",
            "RemoveApplication",
            "RemoveCandidate",
            "Assign",
            "Rename",
            "RemoveSegment",
            "StoreSet",
            "AddCampaign",
            "ChangeCampaign",
            "Pause",
            "RemoveDraft",
        ];

    [Theory]
    [MemberData(nameof(Calls))]
    public async Task A_call_cancelled_while_it_waits_for_another_writer_ends_and_stores_nothing(string call)
    {
        Stored stored = await StoreForAllAsync();
        string before = await DumpAsync();
        using var cancellation = new CancellationTokenSource();
        await using DbConnection other = await Database.OpenConnectionAsync(Token);
        await using (DbTransaction transaction = await LockAllAsync(other))
        {
            // Microsoft.Data.Sqlite waits on the thread that calls it.
            var waiting = Task.Run(() => CallAsync(call, CreateContext(), stored, cancellation.Token), Token);
            await Task.Delay(TimeSpan.FromMilliseconds(200), Token);
            Assert.False(waiting.IsCompleted);
            await cancellation.CancelAsync();

            // The other writer still holds what the call waits for.
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);
        }

        Assert.Equal(before, await DumpAsync());
    }

    [Fact]
    public async Task What_is_cancelled_at_any_moment_is_not_stored()
    {
        List<int> added = [];
        List<int> cancelled = [];
        for (int number = 1; number <= 200; number++)
        {
            using var cancellation = new CancellationTokenSource();
            AdFluxDbContext context = CreateContext();
            cancellation.CancelAfter(TimeSpan.FromMicroseconds(number * 15));
            try
            {
                await new JobOpeningRepository(context).AddAsync(Opening(number), cancellation.Token);
                added.Add(number);
            }
            catch (OperationCanceledException)
            {
                cancelled.Add(number);
            }
        }

        JobId[] stored = await CreateContext().JobOpenings.OrderBy(job => job.JobId).Select(job => job.JobId).ToArrayAsync(Token);
        Assert.Equal(added.Select(Job), stored);
        Assert.NotEmpty(cancelled);
    }

    [Theory]
    [MemberData(nameof(Calls))]
    public async Task A_call_beside_a_unit_of_work_on_the_same_context_is_refused_and_does_no_harm(string call)
    {
        Stored stored = await StoreForAllAsync();
        AdFluxDbContext context = CreateContext();
        var begun = new TaskCompletionSource();
        var mayEnd = new TaskCompletionSource();
        Task work = new UnitOfWork(context).RunAsync(
            async token =>
            {
                await new JobOpeningRepository(context).AddAsync(Opening(900), token);
                begun.SetResult();
                await mayEnd.Task;
                await new JobOpeningRepository(context).AddAsync(Opening(901), token);
            },
            cancellationToken: Token
        );
        await begun.Task;

        var refused = await Assert.ThrowsAsync<InvalidOperationException>(() => CallAsync(call, context, stored, Token));
        await Assert.ThrowsAsync<InvalidOperationException>(() =>
            new UnitOfWork(context).RunAsync(_ => Task.CompletedTask, cancellationToken: Token)
        );
        mayEnd.SetResult();
        await work;

        Assert.Contains("unit of work", refused.Message, StringComparison.Ordinal);
        Assert.Equal(2, await CreateContext().JobOpenings.CountAsync(job => job.JobId == Job(900) || job.JobId == Job(901), Token));
        await CallAsync(call, context, stored, Token);
    }

    [Fact]
    public async Task Two_calls_at_once_on_one_context_are_refused_and_do_no_harm()
    {
        await StoreSegmentAsync("Nurses");
        AdFluxDbContext context = CreateContext();
        await using DbConnection other = await Database.OpenConnectionAsync(Token);
        Task first;
        await using (DbTransaction transaction = await LockAllAsync(other))
        {
            first = Task.Run(
                () => new SegmentRepository(context).StoreSetAsync([new Segment { Name = "Cooks" }], cancellationToken: Token),
                Token
            );
            await Task.Delay(TimeSpan.FromMilliseconds(200), Token);

            await Assert.ThrowsAsync<InvalidOperationException>(() =>
                new CandidateRepository(context).AssignSegmentsAsync([new(Person(1), null)], Token)
            );
        }

        await first;
        Assert.Null(context.Database.CurrentTransaction);
        Assert.Equal(
            ["Cooks", "Nurses"],
            await CreateContext().Segments.OrderBy(row => row.Name).Select(row => row.Name).ToListAsync(Token)
        );
        await Segments.StoreSetAsync([new Segment { Name = "Drivers" }], cancellationToken: Token);
    }

    [Fact]
    public async Task Work_on_another_database_may_run_inside()
    {
        await using TestDatabase another = await Database.CreateAnotherAsync(Token);
        AdFluxDbContext outer = CreateContext();
        AdFluxDbContext inner = CreateContext(another.ConnectionString);

        await new UnitOfWork(outer).RunAsync(
            token =>
                new UnitOfWork(inner).RunAsync(_ => new JobOpeningRepository(outer).AddAsync(Opening(1), token), cancellationToken: token),
            cancellationToken: Token
        );

        Assert.Equal(1, await CreateContext().JobOpenings.CountAsync(Token));
    }

    [Fact]
    public async Task A_TransactionScope_is_refused_with_what_to_use_instead()
    {
        using var scope = new TransactionScope(TransactionScopeAsyncFlowOption.Enabled);

        var refused = await Assert.ThrowsAsync<InvalidOperationException>(() => Jobs.AddAsync(Opening(1), Token));

        Assert.Contains("IUnitOfWork", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_campaign_that_work_changed_is_as_before_where_the_work_is_rolled_back()
    {
        Campaign campaign = await Campaigns.AddAsync(new Campaign { Name = "before", Platform = Platform.Meta }, Token);
        DateTime? seen = campaign.UpdatedAt;
        AdFluxDbContext context = CreateContext();
        Clock.Advance(TimeSpan.FromMinutes(1));
        campaign.Name = "after";

        for (int inner = 0; inner < 2; inner++)
        {
            await Assert.ThrowsAsync<TimeoutException>(() =>
                new UnitOfWork(context).RunAsync(
                    async token =>
                    {
                        var campaigns = new CampaignRepository(context, Clock);
                        if (inner == 0)
                            await campaigns.ChangeAsync(campaign, token);
                        else
                            await new UnitOfWork(context).RunAsync(
                                nested => campaigns.ChangeAsync(campaign, nested),
                                cancellationToken: token
                            );
                        Assert.NotEqual(seen, campaign.UpdatedAt);
                        throw new TimeoutException();
                    },
                    cancellationToken: Token
                )
            );
            Assert.Equal(seen, campaign.UpdatedAt);
        }

        Assert.True(await Campaigns.ChangeAsync(campaign, Token));
    }

    [Fact]
    public async Task A_day_that_was_never_set_is_no_day_of_an_application()
    {
        await StoreAsync(Opening(1), Seeker(1));

        var refused = await Assert.ThrowsAsync<InvalidValueException>(() =>
            Applications.ApplyAsync(Job(1), Person(1), default(DateOnly), Token)
        );

        Assert.Equal(("applications", "application_date"), (refused.Table, refused.Column));
        Assert.Empty(await CreateContext().Applications.ToListAsync(Token));
    }

    [Fact]
    public async Task A_campaign_written_at_the_end_of_time_is_refused_with_what_to_do()
    {
        Campaign campaign = await Campaigns.AddAsync(new Campaign { Name = "x", Platform = Platform.Meta }, Token);
        campaign.UpdatedAt = new DateTime(9999, 12, 31, 23, 59, 59, DateTimeKind.Utc).AddTicks(9_999_990);
        AdFluxDbContext context = CreateContext();
        context.Update(campaign);
        await context.SaveChangesAsync(Token);

        var refused = await Assert.ThrowsAsync<InvalidValueException>(() => Campaigns.ArchiveAsync(campaign.Id, cancellationToken: Token));

        Assert.Contains("updated_at", refused.Message, StringComparison.Ordinal);
    }

    /// <summary>Begins a transaction that every write must wait for.</summary>
    protected abstract Task<DbTransaction> LockAllAsync(DbConnection connection);

    private static Task CallAsync(string call, AdFluxDbContext context, Stored stored, CancellationToken token) =>
        call switch
        {
            "Add" => new JobOpeningRepository(context).AddAsync(Opening(50), token),
            "Change" => new JobOpeningRepository(context).ChangeAsync(new JobOpening { JobId = Job(1), Title = "New" }, token),
            "Remove" => new JobOpeningRepository(context).RemoveAsync(Job(2), token),
            "Apply" => new ApplicationRepository(context).ApplyAsync(Job(1), Person(2), cancellationToken: token),
            "Move" => new ApplicationRepository(context).MoveAsync(
                stored.Application,
                ApplicationStatus.Submitted,
                ApplicationStatus.UnderReview,
                cancellationToken: token
            ),
            "RemoveApplication" => new ApplicationRepository(context).RemoveAsync(stored.Application, token),
            "RemoveCandidate" => new CandidateRepository(context).RemoveAsync(Person(3), token),
            "Assign" => new CandidateRepository(context).AssignSegmentsAsync([new(Person(1), stored.Segment)], token),
            "Rename" => new SegmentRepository(context).RenameAsync(stored.Segment, "Carers", token),
            "RemoveSegment" => new SegmentRepository(context).RemoveAsync(stored.Unused, token),
            "StoreSet" => new SegmentRepository(context).StoreSetAsync([new Segment { Name = "Cooks" }], cancellationToken: token),
            "AddCampaign" => new CampaignRepository(context).AddAsync(new Campaign { Name = "y", Platform = Platform.Meta }, token),
            "ChangeCampaign" => new CampaignRepository(context).ChangeAsync(stored.Campaign, token),
            "Pause" => new CampaignRepository(context).PauseAsync(stored.Active, cancellationToken: token),
            "RemoveDraft" => new CampaignRepository(context).RemoveDraftAsync(stored.Draft, token),
            _ => throw new ArgumentOutOfRangeException(nameof(call), call, "No such call."),
        };

    private async Task<Stored> StoreForAllAsync()
    {
        SegmentId segment = await StoreSegmentAsync("Nurses");
        SegmentId unused = await StoreSegmentAsync("Unused");
        await StoreAsync(Opening(1), Opening(2), Seeker(1), Seeker(2), Seeker(3));
        var application = (await Applications.ApplyAsync(Job(1), Person(1), cancellationToken: Token)).Application.ApplicationId;
        Campaign campaign = await Campaigns.AddAsync(new Campaign { Name = "x", Platform = Platform.Meta }, Token);
        Campaign active = await Campaigns.AddAsync(
            new Campaign
            {
                Name = "x",
                Platform = Platform.Meta,
                Status = CampaignStatus.Active,
            },
            Token
        );
        Campaign draft = await Campaigns.AddAsync(new Campaign { Name = "x", Platform = Platform.Meta }, Token);
        return new Stored(segment, unused, application, campaign, active.Id, draft.Id);
    }

    private async Task<string> DumpAsync()
    {
        AdFluxDbContext context = CreateContext();
        return string.Join(
            '\n',
            [
                .. await context.JobOpenings.OrderBy(row => row.JobId).Select(row => $"{row.JobId} {row.Title}").ToListAsync(Token),
                .. await context
                    .Candidates.OrderBy(row => row.CandidateId)
                    .Select(row => $"{row.CandidateId} {row.SegmentId}")
                    .ToListAsync(Token),
                .. await context.Segments.OrderBy(row => row.Id).Select(row => $"{row.Id} {row.Name}").ToListAsync(Token),
                .. await context
                    .Applications.OrderBy(row => row.ApplicationId)
                    .Select(row => $"{row.ApplicationId} {row.Status}")
                    .ToListAsync(Token),
                .. await context
                    .Campaigns.OrderBy(row => row.Id)
                    .Select(row => $"{row.Id} {row.Status} {row.UpdatedAt:O}")
                    .ToListAsync(Token),
            ]
        );
    }

    private sealed record Stored(
        SegmentId Segment,
        SegmentId Unused,
        Data.Ids.ApplicationId Application,
        Campaign Campaign,
        CampaignId Active,
        CampaignId Draft
    );
}
