using AdFlux.Data.Mapping;
using AdFlux.Data.Model;
using AdFlux.Data.Queries.Pages;
using Microsoft.EntityFrameworkCore;

namespace AdFlux.Data.Queries.Candidates;

/// <summary>The candidates that a <see cref="CandidateQuery"/> finds.</summary>
internal static class CandidateList
{
    private static readonly KeysetColumn<Candidate> _id = KeysetColumn<Candidate>.Required(row => row.CandidateId.Value);
    private static readonly KeysetColumn<Candidate> _name = KeysetColumn<Candidate>.Required(row => row.Name);
    private static readonly KeysetColumn<Candidate> _location = KeysetColumn<Candidate>.Optional(row => row.Location);
    private static readonly KeysetColumn<Candidate> _primarySkill = KeysetColumn<Candidate>.Optional(row => row.PrimarySkill);
    private static readonly KeysetColumn<Candidate> _experience = KeysetColumn<Candidate>.Optional(row => row.YearsExperience);
    private static readonly KeysetColumn<Candidate> _salary = KeysetColumn<Candidate>.Optional(row => row.DesiredSalary);

    public static KeysetList<Candidate> Of(AdFluxDbContext context, CandidateQuery query)
    {
        FilterText.Check(query.Skill, nameof(query.Skill));
        FilterText.Check(query.PrimarySkill, nameof(query.PrimarySkill));
        FilterText.Check(query.Location, nameof(query.Location));
        return new KeysetList<Candidate>(Find(context, query), new Keyset<Candidate>(query.Direction, Order(query)), Fingerprint(query));
    }

    private static IQueryable<Candidate> Find(AdFluxDbContext context, CandidateQuery query)
    {
        IQueryable<Candidate> candidates = context.Candidates.AsNoTracking();
        if (query.Segment is { } segment)
            candidates = candidates.Where(row => row.SegmentId == segment);
        if (query.Skill is { } skill)
            candidates = candidates.Where(row => EF.Functions.HasSkill(row.Skills, skill));
        if (query.PrimarySkill is { } primarySkill)
            candidates = candidates.Where(row => row.PrimarySkill == primarySkill);
        if (query.Location is { } location)
            candidates = candidates.Where(row => row.Location == location);
        if (query.ExperienceAtLeast is { } leastYears)
            candidates = candidates.Where(row => row.YearsExperience >= leastYears);
        if (query.ExperienceAtMost is { } mostYears)
            candidates = candidates.Where(row => row.YearsExperience <= mostYears);
        if (query.SalaryAtLeast is { } leastSalary)
            candidates = candidates.Where(row => row.DesiredSalary >= leastSalary);
        if (query.SalaryAtMost is { } mostSalary)
            candidates = candidates.Where(row => row.DesiredSalary <= mostSalary);
        return candidates;
    }

    private static KeysetColumn<Candidate>[] Order(CandidateQuery query) =>
        query.SortBy switch
        {
            CandidateSort.CandidateId => [_id],
            CandidateSort.Name => [_name, _id],
            CandidateSort.Location => [_location, _id],
            CandidateSort.PrimarySkill => [_primarySkill, _id],
            CandidateSort.YearsExperience => [_experience, _id],
            CandidateSort.DesiredSalary => [_salary, _id],
            _ => throw new ArgumentOutOfRangeException(nameof(query), query.SortBy, "Nothing to sort by: see CandidateSort."),
        };

    private static QueryFingerprint Fingerprint(CandidateQuery query) =>
        new QueryFingerprint("candidates")
            .Add(query.Segment?.Value)
            .Add(query.Skill)
            .Add(query.PrimarySkill)
            .Add(query.Location)
            .Add(query.ExperienceAtLeast)
            .Add(query.ExperienceAtMost)
            .Add(query.SalaryAtLeast)
            .Add(query.SalaryAtMost)
            .AddOrder(query.SortBy, query.Direction);
}
