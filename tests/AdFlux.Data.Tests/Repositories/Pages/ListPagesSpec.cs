using AdFlux.Data.Model;
using AdFlux.Data.Queries;
using static AdFlux.Data.Tests.Repositories.ListOrders;

namespace AdFlux.Data.Tests.Repositories;

/// <summary>What every list promises of its pages, for every order that it comes in.</summary>
public abstract class ListPagesSpec(TestDatabase database) : OnRecruiting(database)
{
    [Fact]
    public async Task All_pages_of_job_openings_together_are_all_of_them_sorted()
    {
        JobOpening[] stored = await StoreJobsAsync(new RandomRecruiting(seed: 1), 0, 40);

        foreach ((JobSort sort, SortDirection direction) in Orders<JobSort>())
        {
            var query = new JobQuery { SortBy = sort, Direction = direction };
            string[] expected = Sorted(stored, job => Key(job, sort), job => job.JobId.Value, direction);
            await ListIsAsync(
                expected,
                page => Jobs.ReadPageAsync(query, page, Token),
                Jobs.StreamAsync(query, Token),
                job => job.JobId.Value
            );
        }
    }

    [Fact]
    public async Task All_pages_of_candidates_together_are_all_of_them_sorted()
    {
        Candidate[] stored = await StoreCandidatesAsync(new RandomRecruiting(seed: 2), 0, 40);

        foreach ((CandidateSort sort, SortDirection direction) in Orders<CandidateSort>())
        {
            var query = new CandidateQuery { SortBy = sort, Direction = direction };
            string[] expected = Sorted(stored, row => Key(row, sort), row => row.CandidateId.Value, direction);
            await ListIsAsync(
                expected,
                page => Candidates.ReadPageAsync(query, page, Token),
                Candidates.StreamAsync(query, Token),
                row => row.CandidateId.Value
            );
        }
    }

    [Fact]
    public async Task All_pages_of_applications_together_are_all_of_them_sorted()
    {
        var random = new RandomRecruiting(seed: 3);
        JobOpening[] jobs = await StoreJobsAsync(random, 0, 4);
        Candidate[] candidates = await StoreCandidatesAsync(random, 0, 10);
        await StoreAsync([.. from job in jobs from candidate in candidates select random.Application(job.JobId, candidate.CandidateId)]);
        List<Application> stored = await Applications.StreamAsync(new ApplicationQuery(), Token).ToListAsync(Token);
        Assert.Equal(40, stored.Count);

        foreach ((ApplicationSort sort, SortDirection direction) in Orders<ApplicationSort>())
        {
            var query = new ApplicationQuery { SortBy = sort, Direction = direction };
            Func<Application, object?> key = sort == ApplicationSort.ApplicationDate ? row => row.ApplicationDate : row => null;
            int[] expected = Sorted(stored, key, row => row.ApplicationId.Value, direction);
            await ListIsAsync(
                expected,
                page => Applications.ReadPageAsync(query, page, Token),
                Applications.StreamAsync(query, Token),
                row => row.ApplicationId.Value
            );
        }
    }

    [Fact]
    public async Task All_pages_of_segments_together_are_all_of_them_sorted()
    {
        await StoreAsync([.. ((string[])["b", "B", "ä", "😀", "\uFF5E", "a"]).Select(name => new Segment { Name = name })]);
        List<SegmentSize> stored = await Segments.StreamAsync(new SegmentQuery(), Token).ToListAsync(Token);

        foreach ((SegmentSort sort, SortDirection direction) in Orders<SegmentSort>())
        {
            var query = new SegmentQuery { SortBy = sort, Direction = direction };
            Func<SegmentSize, object?> key = sort == SegmentSort.Name ? row => row.Segment.Name : row => null;
            string[] expected = Sorted(stored, key, row => row.Segment.Id.Value, direction, row => row.Segment.Name);
            await ListIsAsync(
                expected,
                page => Segments.ReadPageAsync(query, page, Token),
                Segments.StreamAsync(query, Token),
                row => row.Segment.Name
            );
        }
    }

    [Fact]
    public async Task Rows_that_come_and_go_between_pages_neither_repeat_nor_drop_the_others()
    {
        foreach ((JobSort sort, SortDirection direction) in Orders<JobSort>())
        {
            await Database.ExecuteAsync("DELETE FROM job_openings", Token);
            var random = new RandomRecruiting((int)sort);
            HashSet<string> stored = [.. (await StoreJobsAsync(random, 0, 40)).Select(job => job.JobId.Value)];
            var query = new JobQuery { SortBy = sort, Direction = direction };
            List<JobOpening> seen = [];
            string? cursor = null;
            int number = 40;
            do
            {
                Page<JobOpening> page = await Jobs.ReadPageAsync(query, new PageRequest { Size = 6, Cursor = cursor }, Token);
                seen.AddRange(page.Items);
                cursor = page.NextCursor;
                await StoreJobsAsync(random, number, count: 3);
                number += 3;

                // The very row that the cursor names.
                await Jobs.RemoveAsync(page.Items[^1].JobId, Token);
            } while (cursor is not null);

            string[] ids = [.. seen.Select(job => job.JobId.Value)];
            Assert.Equal(ids.Distinct(StringComparer.Ordinal), ids);
            Assert.Empty(stored.Except(ids, StringComparer.Ordinal));
            Assert.Equal(Sorted(seen, job => Key(job, sort), job => job.JobId.Value, direction), ids);
        }
    }

    private static object? Key(JobOpening job, JobSort sort) =>
        sort switch
        {
            JobSort.Title => job.Title,
            JobSort.Company => job.Company,
            JobSort.Location => job.Location,
            JobSort.PostedDate => job.PostedDate,
            JobSort.SalaryMin => job.SalaryMin,
            JobSort.SalaryMax => job.SalaryMax,
            _ => null,
        };

    private static object? Key(Candidate candidate, CandidateSort sort) =>
        sort switch
        {
            CandidateSort.Name => candidate.Name,
            CandidateSort.Location => candidate.Location,
            CandidateSort.PrimarySkill => candidate.PrimarySkill,
            CandidateSort.YearsExperience => candidate.YearsExperience,
            CandidateSort.DesiredSalary => candidate.DesiredSalary,
            _ => null,
        };

    private async Task<JobOpening[]> StoreJobsAsync(RandomRecruiting random, int from, int count)
    {
        JobOpening[] jobs = [.. Enumerable.Range(from, count).Select(random.Job)];
        await StoreAsync([.. jobs]);
        return jobs;
    }

    private async Task<Candidate[]> StoreCandidatesAsync(RandomRecruiting random, int from, int count)
    {
        Candidate[] candidates = [.. Enumerable.Range(from, count).Select(random.Candidate)];
        await StoreAsync([.. candidates]);
        return candidates;
    }
}
