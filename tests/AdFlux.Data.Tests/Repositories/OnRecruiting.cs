using System.Globalization;
using AdFlux.Data.Ids;
using AdFlux.Data.Json;
using AdFlux.Data.Model;
using AdFlux.Data.Queries;
using AdFlux.Data.Repositories;
using AdFlux.Data.Tests.Support;

namespace AdFlux.Data.Tests.Repositories;

/// <summary>The base of the specifications of the repositories for recruiting and campaigns.</summary>
public abstract class OnRecruiting(TestDatabase database) : OnMigratedDatabase(database)
{
    /// <summary>A day that the clock of these tests is on.</summary>
    protected static readonly DateOnly Today = new(2026, 7, 1);

    protected JobOpeningRepository Jobs => new(CreateContext());

    protected CandidateRepository Candidates => new(CreateContext());

    protected SegmentRepository Segments => new(CreateContext());

    protected ApplicationRepository Applications => new(CreateContext(), Clock);

    protected CampaignRepository Campaigns => new(CreateContext(), Clock);

    protected static JobId Job(int number) => JobId.From(string.Create(CultureInfo.InvariantCulture, $"JOB-{number:D4}"));

    protected static CandidateId Person(int number) => CandidateId.From(string.Create(CultureInfo.InvariantCulture, $"CAND-{number:D5}"));

    protected static JobOpening Opening(int number) => new() { JobId = Job(number), Title = $"Job {number}" };

    protected static Candidate Seeker(int number) => new() { CandidateId = Person(number), Name = $"Seeker {number}" };

    protected async Task StoreAsync(params object[] rows)
    {
        AdFluxDbContext context = CreateContext();
        context.AddRange(rows);
        await context.SaveChangesAsync(Token);
    }

    protected async Task<SegmentId> StoreSegmentAsync(string name) => (await Segments.AddAsync(new Segment { Name = name }, Token)).Id;

    protected static SegmentIdList List(params SegmentId[] segments) => [.. segments];

    /// <summary>The pages of every size together, and the stream, are what is expected.</summary>
    protected static async Task ListIsAsync<T, TId>(
        TId[] expected,
        Func<PageRequest, Task<Page<T>>> read,
        IAsyncEnumerable<T> stream,
        Func<T, TId> id
    )
    {
        foreach (int size in ListOrders.Sizes)
            Assert.Equal(expected, (await WalkAsync(read, size)).Select(id));
        Assert.Equal(expected, await stream.Select(id).ToListAsync(Token));
    }

    /// <summary>Walks all pages, and holds that each is full but the last.</summary>
    protected static async Task<IReadOnlyList<T>> WalkAsync<T>(Func<PageRequest, Task<Page<T>>> read, int size)
    {
        List<T> rows = [];
        string? cursor = null;
        do
        {
            Page<T> page = await read(new PageRequest { Size = size, Cursor = cursor });
            if (page.NextCursor is not null)
                Assert.Equal(size, page.Items.Count);
            rows.AddRange(page.Items);
            cursor = page.NextCursor;
        } while (cursor is not null);

        return rows;
    }
}
