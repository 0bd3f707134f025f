using AdFlux.Data.Mapping;
using AdFlux.Data.Model;
using AdFlux.Data.Queries.Pages;
using Microsoft.EntityFrameworkCore;

namespace AdFlux.Data.Queries.Jobs;

/// <summary>The job openings that a <see cref="JobQuery"/> finds.</summary>
internal static class JobList
{
    private static readonly KeysetColumn<JobOpening> _id = KeysetColumn<JobOpening>.Required(job => job.JobId.Value);
    private static readonly KeysetColumn<JobOpening> _title = KeysetColumn<JobOpening>.Required(job => job.Title);
    private static readonly KeysetColumn<JobOpening> _company = KeysetColumn<JobOpening>.Optional(job => job.Company);
    private static readonly KeysetColumn<JobOpening> _location = KeysetColumn<JobOpening>.Optional(job => job.Location);
    private static readonly KeysetColumn<JobOpening> _postedDate = KeysetColumn<JobOpening>.Optional(job => job.PostedDate);
    private static readonly KeysetColumn<JobOpening> _salaryMin = KeysetColumn<JobOpening>.Optional(job => job.SalaryMin);
    private static readonly KeysetColumn<JobOpening> _salaryMax = KeysetColumn<JobOpening>.Optional(job => job.SalaryMax);

    public static KeysetList<JobOpening> Of(AdFluxDbContext context, JobQuery query)
    {
        FilterText.Check(query.Company, nameof(query.Company));
        FilterText.Check(query.Location, nameof(query.Location));
        FilterText.Check(query.RequiredSkill, nameof(query.RequiredSkill));
        return new KeysetList<JobOpening>(Find(context, query), new Keyset<JobOpening>(query.Direction, Order(query)), Fingerprint(query));
    }

    private static IQueryable<JobOpening> Find(AdFluxDbContext context, JobQuery query)
    {
        IQueryable<JobOpening> jobs = context.JobOpenings.AsNoTracking();
        if (query.Status is { } status)
            jobs = jobs.Where(job => job.Status == status);
        if (query.Company is { } company)
            jobs = jobs.Where(job => job.Company == company);
        if (query.Location is { } location)
            jobs = jobs.Where(job => job.Location == location);
        if (query.RequiredSkill is { } skill)
            jobs = jobs.Where(job => EF.Functions.HasSkill(job.RequiredSkills, skill));
        if (query.TargetSegment is { } segment)
            jobs = jobs.Where(job => EF.Functions.HasSegment(job.TargetSegments, segment));
        if (query.TargetCandidate is { } candidate)
        {
            jobs = jobs.Where(job =>
                context.Candidates.Any(row =>
                    row.CandidateId == candidate
                    && row.SegmentId != null
                    && EF.Functions.HasSegment(job.TargetSegments, row.SegmentId.Value)
                )
            );
        }

        if (query.SalaryAtLeast is { } least)
            jobs = jobs.Where(job => (job.SalaryMax ?? job.SalaryMin) >= least);
        if (query.SalaryAtMost is { } most)
            jobs = jobs.Where(job => (job.SalaryMin ?? job.SalaryMax) <= most);
        if (query.PostedSince is { } day)
            jobs = jobs.Where(job => job.PostedDate >= day);
        return jobs;
    }

    private static KeysetColumn<JobOpening>[] Order(JobQuery query) =>
        query.SortBy switch
        {
            JobSort.JobId => [_id],
            JobSort.Title => [_title, _id],
            JobSort.Company => [_company, _id],
            JobSort.Location => [_location, _id],
            JobSort.PostedDate => [_postedDate, _id],
            JobSort.SalaryMin => [_salaryMin, _id],
            JobSort.SalaryMax => [_salaryMax, _id],
            _ => throw new ArgumentOutOfRangeException(nameof(query), query.SortBy, "Nothing to sort by: see JobSort."),
        };

    private static QueryFingerprint Fingerprint(JobQuery query) =>
        new QueryFingerprint("job openings")
            .Add(query.Status?.Value)
            .Add(query.Company)
            .Add(query.Location)
            .Add(query.RequiredSkill)
            .Add(query.TargetSegment?.Value)
            .Add(query.TargetCandidate?.Value)
            .Add(query.SalaryAtLeast)
            .Add(query.SalaryAtMost)
            .Add(query.PostedSince)
            .AddOrder(query.SortBy, query.Direction);
}
