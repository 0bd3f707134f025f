using AdFlux.Data.Ids;
using AdFlux.Data.Model;

namespace AdFlux.Samples.Recruiting.Contracts;

/// <summary>An application as it is stored.</summary>
internal sealed record JobApplication(ApplicationId Id, JobId Job, CandidateId Candidate, DateOnly Day, ApplicationStatus Status)
{
    public static JobApplication Of(Application application) =>
        new(application.ApplicationId, application.JobId, application.CandidateId, application.ApplicationDate, application.Status);
}
