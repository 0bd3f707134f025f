using AdFlux.Data.Changes;
using AdFlux.Data.Ids;
using AdFlux.Data.Json;
using AdFlux.Data.Model;
using AdFlux.Data.Repositories;

namespace AdFlux.Samples.Recruiting.Startup;

/// <summary>A few job openings, the first three of which the export's campaigns advertise, candidates in segments, and their applications.</summary>
internal sealed class DemoRecruiting(
    ISegmentRepository segments,
    IJobOpeningRepository jobs,
    ICandidateRepository candidates,
    IApplicationRepository applications,
    TimeProvider clock
)
{
    private static readonly Opening[] _openings =
    [
        new("JOB-0001", "Warehouse operative", "Nordlicht Logistik", "Duisburg", "Logistics", ["Forklift"], 28_000, 34_000),
        new("JOB-0002", "Registered nurse", "Klinikum am See", "Cologne", "Care", ["First aid", "Nursing"], 38_000, 46_000),
        new("JOB-0003", "Software engineer", "Fluxwerk", "Berlin", "Engineering", ["C#", "SQL"], 62_000, 80_000),
        new("JOB-0004", "Truck driver", "Nordlicht Logistik", "Duisburg", "Logistics", ["Forklift", "Licence CE"], 32_000, 39_000),
        new("JOB-0005", "Care assistant", "Klinikum am See", "Bonn", "Care", ["First aid"], 29_000, 35_000),
        new("JOB-0006", "Data engineer", "Fluxwerk", "Berlin", "Engineering", ["Python", "SQL"], 60_000, 78_000),
    ];

    private static readonly Person[] _people =
    [
        new("CAND-00001", "Ada Okafor", "Engineering", ["C#", "SQL"]),
        new("CAND-00002", "Jonas Weber", "Logistics", ["Forklift"]),
        new("CAND-00003", "Mei Tanaka", "Engineering", ["Python", "SQL"]),
        new("CAND-00004", "Elif Yılmaz", "Care", ["First aid", "Nursing"]),
        new("CAND-00005", "Sofia Rossi", "Care", ["First aid"]),
    ];

    private static readonly Sent[] _sent =
    [
        new("JOB-0001", "CAND-00002", DaysAgo: 3, ApplicationStatus.Hired),
        new("JOB-0002", "CAND-00004", DaysAgo: 5, ApplicationStatus.UnderReview),
        new("JOB-0002", "CAND-00005", DaysAgo: 5, ApplicationStatus.Rejected),
        new("JOB-0003", "CAND-00001", DaysAgo: 2, ApplicationStatus.UnderReview),
        new("JOB-0003", "CAND-00003", DaysAgo: 1, ApplicationStatus.Submitted),
        new("JOB-0006", "CAND-00003", DaysAgo: 1, ApplicationStatus.Submitted),
    ];

    public async Task StoreAsync(CancellationToken cancellationToken)
    {
        SegmentSetResult set = await segments.StoreSetAsync(
            [new Segment { Name = "Care" }, new Segment { Name = "Engineering" }, new Segment { Name = "Logistics" }],
            cancellationToken: cancellationToken
        );
        IEnumerable<JobOpening> openings = _openings.Select((opening, index) => opening.ToJob(set.Ids[opening.Segment], index));
        await jobs.UpsertAsync(openings.ToAsyncEnumerable(), cancellationToken: cancellationToken);
        IEnumerable<Candidate> people = _people.Select(person => person.ToCandidate(set.Ids[person.Segment]));
        await candidates.UpsertAsync(people.ToAsyncEnumerable(), cancellationToken: cancellationToken);
        foreach (Sent sent in _sent)
            await ApplyAsync(sent, cancellationToken);
    }

    // What somebody has moved since is left alone.
    private async Task ApplyAsync(Sent sent, CancellationToken cancellationToken)
    {
        DateOnly day = DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime).AddDays(-sent.DaysAgo);
        ApplyResult applied = await applications.ApplyAsync(JobId.From(sent.Job), CandidateId.From(sent.Candidate), day, cancellationToken);
        if (applied.IsNew && sent.Status != ApplicationStatus.Submitted)
            await applications.MoveAsync(
                applied.Application.ApplicationId,
                ApplicationStatus.Submitted,
                sent.Status,
                cancellationToken: cancellationToken
            );
    }

    private sealed record Opening(
        string Job,
        string Title,
        string Company,
        string Location,
        string Segment,
        string[] Skills,
        int SalaryMin,
        int SalaryMax
    )
    {
        public JobOpening ToJob(SegmentId segment, int index) =>
            new()
            {
                JobId = JobId.From(Job),
                Title = Title,
                Company = Company,
                Location = Location,
                RequiredSkills = new SkillList(Skills),
                SalaryMin = SalaryMin,
                SalaryMax = SalaryMax,
                PostedDate = new DateOnly(2026, 5, 1).AddDays(index),
                TargetSegments = [segment],
            };
    }

    private sealed record Person(string Candidate, string Name, string Segment, string[] Skills)
    {
        public Candidate ToCandidate(SegmentId segment) =>
            new()
            {
                CandidateId = CandidateId.From(Candidate),
                Name = Name,
                Skills = new SkillList(Skills),
                PrimarySkill = Skills[0],
                SegmentId = segment,
            };
    }

    private sealed record Sent(string Job, string Candidate, int DaysAgo, ApplicationStatus Status);
}
