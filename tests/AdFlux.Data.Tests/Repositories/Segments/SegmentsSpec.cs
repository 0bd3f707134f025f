using AdFlux.Data.Changes;
using AdFlux.Data.Faults;
using AdFlux.Data.Ids;
using AdFlux.Data.Model;
using AdFlux.Data.Queries;

namespace AdFlux.Data.Tests.Repositories;

public abstract class SegmentsSpec(TestDatabase database) : OnRecruiting(database)
{
    [Fact]
    public async Task Segments_are_listed_with_the_number_of_their_candidates()
    {
        SegmentId nurses = await StoreSegmentAsync("Nurses");
        SegmentId drivers = await StoreSegmentAsync("Drivers");
        await StoreAsync(In(1, nurses), In(2, nurses), Seeker(3));

        Page<SegmentSize> page = await Segments.ReadPageAsync(new SegmentQuery { SortBy = SegmentSort.Name }, cancellationToken: Token);

        Assert.Equal(
            [(drivers, "Drivers", 0L), (nurses, "Nurses", 2L)],
            page.Items.Select(row => (row.Segment.Id, row.Segment.Name, row.Candidates))
        );
    }

    [Fact]
    public async Task The_database_gives_out_the_id_and_refuses_a_name_that_is_taken()
    {
        Segment added = await Segments.AddAsync(
            new Segment
            {
                Id = SegmentId.From(4711),
                Name = "Nurses",
                Description = "Care",
            },
            Token
        );
        var error = await Assert.ThrowsAsync<DatabaseFaultException>(() => Segments.AddAsync(new Segment { Name = "Nurses" }, Token));

        Assert.NotEqual(4711, added.Id.Value);
        Assert.Equal(("Nurses", "Care"), (added.Name, added.Description));
        Assert.Equivalent(added, await Segments.FindAsync(added.Id, Token), strict: true);
        Assert.Equal(DatabaseFault.Duplicate, error.Fault);
    }

    [Fact]
    public async Task A_segment_is_renamed_to_a_name_that_is_free()
    {
        SegmentId nurses = await StoreSegmentAsync("Nurses");
        await StoreSegmentAsync("Drivers");

        Assert.True(await Segments.RenameAsync(nurses, "Care", Token));
        Assert.True(await Segments.RenameAsync(nurses, "Care", Token));
        Assert.False(await Segments.RenameAsync(SegmentId.From(4711), "Free", Token));
        var taken = await Assert.ThrowsAsync<DatabaseFaultException>(() => Segments.RenameAsync(nurses, "Drivers", Token));
        var wordy = await Assert.ThrowsAsync<InvalidValueException>(() => Segments.RenameAsync(nurses, new string('x', 101), Token));

        Assert.Equal(DatabaseFault.Duplicate, taken.Fault);
        Assert.Equal("name", wordy.Column);
        Assert.Equal("Care", (await Segments.FindAsync(nurses, Token))!.Name);
    }

    [Fact]
    public async Task A_set_is_stored_by_name_and_keeps_the_ids_and_what_it_does_not_list()
    {
        SegmentId nurses = await StoreSegmentAsync("Nurses");
        SegmentId drivers = await StoreSegmentAsync("Drivers");
        await StoreAsync(In(1, nurses));

        SegmentSetResult result = await Segments.StoreSetAsync(
            [new Segment { Name = "Nurses", Description = "Care" }, new Segment { Name = "Cooks" }],
            cancellationToken: Token
        );
        SegmentSetResult again = await Segments.StoreSetAsync(
            [new Segment { Name = "Cooks" }, new Segment { Name = "Nurses", Description = "Care" }],
            cancellationToken: Token
        );

        Assert.Equal((1, 1, 0, 0, 1), Counts(result));
        Assert.Equal((0, 0, 2, 0, 1), Counts(again));
        Assert.Equal(nurses, result.Ids["Nurses"]);
        Assert.Equal(["Cooks", "Nurses"], result.Ids.Keys.Order(StringComparer.Ordinal));
        Assert.Equal("Care", (await Segments.FindAsync(nurses, Token))!.Description);
        Assert.NotNull(await Segments.FindAsync(drivers, Token));
    }

    [Fact]
    public async Task Unlisted_segments_that_nothing_uses_go_when_asked_to()
    {
        SegmentId nurses = await StoreSegmentAsync("Nurses");
        SegmentId drivers = await StoreSegmentAsync("Drivers");
        SegmentId cooks = await StoreSegmentAsync("Cooks");
        SegmentId clerks = await StoreSegmentAsync("Clerks");
        await StoreAsync(In(1, nurses), Targeting(1, drivers), Advertising(clerks));

        SegmentSetResult result = await Segments.StoreSetAsync([new Segment { Name = "New" }], UnlistedSegments.RemoveUnused, Token);

        Assert.Equal((1, 0, 0, 1, 3), Counts(result));
        Assert.Null(await Segments.FindAsync(cooks, Token));
        foreach (SegmentId used in (SegmentId[])[nurses, drivers, clerks])
            Assert.NotNull(await Segments.FindAsync(used, Token));
    }

    [Fact]
    public async Task Removing_all_unlisted_segments_stores_nothing_where_one_is_in_use()
    {
        SegmentId nurses = await StoreSegmentAsync("Nurses");
        await StoreSegmentAsync("Drivers");
        await StoreAsync(In(1, nurses));

        var error = await Assert.ThrowsAsync<InUseException>(() =>
            Segments.StoreSetAsync([new Segment { Name = "New" }], UnlistedSegments.Remove, Token)
        );
        SegmentSetResult result = await Segments.StoreSetAsync([new Segment { Name = "Nurses" }], UnlistedSegments.Remove, Token);

        Assert.Equal(1, error.Users["candidates"]);
        Assert.Equal((0, 0, 1, 1, 0), Counts(result));
        Assert.Equal(["Nurses"], await Segments.StreamAsync(new SegmentQuery(), Token).Select(row => row.Segment.Name).ToListAsync(Token));
    }

    [Fact]
    public async Task A_choice_that_is_none_removes_nothing()
    {
        await StoreSegmentAsync("Nurses");

        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => Segments.StoreSetAsync([], (UnlistedSegments)9, Token));
        Assert.Equal(["Nurses"], await Segments.StreamAsync(new SegmentQuery(), Token).Select(row => row.Segment.Name).ToListAsync(Token));
    }

    [Fact]
    public async Task A_segment_in_use_is_not_removed_and_the_error_says_by_what()
    {
        SegmentId used = await StoreSegmentAsync("Used");
        SegmentId free = await StoreSegmentAsync("Free");
        await StoreAsync(In(1, used), In(2, used), Targeting(1, used), Advertising(used));

        var error = await Assert.ThrowsAsync<InUseException>(() => Segments.RemoveAsync(used, Token));

        Assert.Equal(
            ("segments", 2, 1, 1),
            (error.Table, error.Users["candidates"], error.Users["job_openings"], error.Users["campaigns"])
        );
        Assert.True(await Segments.RemoveAsync(free, Token));
        Assert.False(await Segments.RemoveAsync(free, Token));
        Assert.NotNull(await Segments.FindAsync(used, Token));
    }

    [Fact]
    public async Task A_segment_that_only_json_names_is_in_use()
    {
        SegmentId job = await StoreSegmentAsync("Of a job");
        SegmentId campaign = await StoreSegmentAsync("Of a campaign");
        await StoreAsync(Targeting(1, job), Advertising(campaign));

        Assert.Equal(["job_openings"], (await Assert.ThrowsAsync<InUseException>(() => Segments.RemoveAsync(job, Token))).Users.Keys);
        Assert.Equal(["campaigns"], (await Assert.ThrowsAsync<InUseException>(() => Segments.RemoveAsync(campaign, Token))).Users.Keys);
    }

    private static Candidate In(int number, SegmentId segment)
    {
        Candidate candidate = Seeker(number);
        candidate.SegmentId = segment;
        return candidate;
    }

    private static JobOpening Targeting(int number, SegmentId segment)
    {
        JobOpening job = Opening(number);
        job.TargetSegments = List(SegmentId.From(1_000_000), segment);
        return job;
    }

    private static Campaign Advertising(SegmentId segment) =>
        new()
        {
            Name = "x",
            Platform = Platform.Meta,
            TargetSegmentIds = List(segment),
        };

    private static (long Inserted, long Updated, long Unchanged, long Removed, long Kept) Counts(SegmentSetResult result) =>
        (result.Listed.Inserted, result.Listed.Updated, result.Listed.Unchanged, result.Removed, result.Kept);
}
