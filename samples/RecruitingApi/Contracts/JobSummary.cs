using AdFlux.Data.Ids;
using AdFlux.Data.Model;

namespace AdFlux.Samples.Recruiting.Contracts;

/// <summary>A job in a list.</summary>
internal sealed record JobSummary(
    JobId Id,
    string Title,
    string? Company,
    string? Location,
    int? SalaryMin,
    int? SalaryMax,
    DateOnly? PostedDate
)
{
    public static JobSummary Of(JobOpening job) =>
        new(job.JobId, job.Title, job.Company, job.Location, job.SalaryMin, job.SalaryMax, job.PostedDate);
}
