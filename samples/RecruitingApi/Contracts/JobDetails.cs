using AdFlux.Data.Ids;
using AdFlux.Data.Model;

namespace AdFlux.Samples.Recruiting.Contracts;

/// <summary>A job, with all that a candidate wants to know before applying.</summary>
internal sealed record JobDetails(
    JobId Id,
    string Title,
    string? Description,
    string? Company,
    string? Location,
    int? SalaryMin,
    int? SalaryMax,
    DateOnly? PostedDate,
    JobStatus? Status,
    IReadOnlyList<string> RequiredSkills
)
{
    public static JobDetails Of(JobOpening job) =>
        new(
            job.JobId,
            job.Title,
            job.Description,
            job.Company,
            job.Location,
            job.SalaryMin,
            job.SalaryMax,
            job.PostedDate,
            job.Status,
            [.. job.RequiredSkills ?? []]
        );
}
