using AdFlux.Data.Ids;
using AdFlux.Data.Model;
using AdFlux.Data.Queries;
using AdFlux.Data.Repositories;
using AdFlux.Samples.Recruiting.Contracts;
using AdFlux.Samples.Recruiting.Problems;
using Microsoft.AspNetCore.Http.HttpResults;

namespace AdFlux.Samples.Recruiting.Endpoints;

/// <summary>What job seekers read, and how a job opening does.</summary>
internal static class JobEndpoints
{
    public static void MapJobs(this IEndpointRouteBuilder app)
    {
        RouteGroupBuilder jobs = app.MapGroup("/jobs").WithTags("Jobs").ProducesProblem(StatusCodes.Status503ServiceUnavailable);
        jobs.MapGet("", ListOpenAsync).WithName("ListOpenJobs").ProducesValidationProblem();
        jobs.MapGet("{job}", ShowAsync)
            .WithName("ShowJob")
            .ProducesProblem(StatusCodes.Status400BadRequest)
            .ProducesProblem(StatusCodes.Status404NotFound);
        jobs.MapGet("{job}/funnel", CountByStatusAsync)
            .WithName("ShowFunnel")
            .ProducesProblem(StatusCodes.Status400BadRequest)
            .ProducesProblem(StatusCodes.Status404NotFound);
        jobs.MapGet("{job}/applications-per-day", CountByDayAsync)
            .WithName("CountApplicationsPerDay")
            .ProducesValidationProblem()
            .ProducesProblem(StatusCodes.Status404NotFound);
    }

    /// <summary>Lists open jobs, the newest first.</summary>
    internal static async Task<Ok<Page<JobSummary>>> ListOpenAsync(
        [AsParameters] JobSearch search,
        IJobOpeningRepository jobs,
        CancellationToken cancellationToken
    )
    {
        Page<JobOpening> page = await jobs.ReadPageAsync(search.ToQuery(), search.ToPage(), cancellationToken);
        return TypedResults.Ok(new Page<JobSummary>([.. page.Items.Select(JobSummary.Of)], page.NextCursor));
    }

    /// <summary>Shows one job, open or not.</summary>
    internal static async Task<Results<Ok<JobDetails>, ProblemHttpResult>> ShowAsync(
        JobId job,
        IJobOpeningRepository jobs,
        CancellationToken cancellationToken
    ) => await jobs.FindAsync(job, cancellationToken) is { } found ? TypedResults.Ok(JobDetails.Of(found)) : Unknown.Job(job);

    /// <summary>Counts a job's applications per status.</summary>
    internal static async Task<Results<Ok<IReadOnlyList<ApplicationStatusCount>>, ProblemHttpResult>> CountByStatusAsync(
        JobId job,
        IJobOpeningRepository jobs,
        IApplicationRepository applications,
        CancellationToken cancellationToken
    )
    {
        if (await jobs.FindAsync(job, cancellationToken) is null)
            return Unknown.Job(job);

        return TypedResults.Ok(await applications.CountByStatusAsync(job, cancellationToken));
    }

    /// <summary>Counts a job's applications per day of a range, days without any included.</summary>
    internal static async Task<Results<Ok<IReadOnlyList<ApplicationDay>>, ProblemHttpResult>> CountByDayAsync(
        JobId job,
        [AsParameters] ReportDays days,
        IJobOpeningRepository jobs,
        IApplicationRepository applications,
        CancellationToken cancellationToken
    )
    {
        if (await jobs.FindAsync(job, cancellationToken) is null)
            return Unknown.Job(job);

        IReadOnlyList<ApplicationDay> counts = await applications
            .CountByDayAsync(new DayRange(days.From, days.To), job, cancellationToken)
            .ToListAsync(cancellationToken);
        return TypedResults.Ok(counts);
    }
}
