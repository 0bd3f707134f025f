using System.Globalization;
using AdFlux.Data.Changes;
using AdFlux.Data.Repositories;
using AdFlux.Samples.Recruiting.Contracts;
using AdFlux.Samples.Recruiting.Problems;
using Microsoft.AspNetCore.Http.HttpResults;

namespace AdFlux.Samples.Recruiting.Endpoints;

/// <summary>What candidates send, and what recruiters decide.</summary>
internal static class ApplicationEndpoints
{
    public static void MapApplications(this IEndpointRouteBuilder app)
    {
        RouteGroupBuilder applications = app.MapGroup("/applications")
            .WithTags("Applications")
            .ProducesProblem(StatusCodes.Status503ServiceUnavailable);
        applications
            .MapPost("", ApplyAsync)
            .WithName("Apply")
            .ProducesProblem(StatusCodes.Status400BadRequest)
            .ProducesProblem(StatusCodes.Status409Conflict)
            .ProducesProblem(StatusCodes.Status422UnprocessableEntity);
        applications
            .MapGet("{application}", ShowAsync)
            .WithName("ShowApplication")
            .ProducesProblem(StatusCodes.Status400BadRequest)
            .ProducesProblem(StatusCodes.Status404NotFound);
        applications
            .MapPut("{application}/status", MoveAsync)
            .WithName("MoveApplication")
            .ProducesProblem(StatusCodes.Status400BadRequest)
            .ProducesProblem(StatusCodes.Status404NotFound)
            .ProducesProblem(StatusCodes.Status409Conflict)
            .ProducesProblem(StatusCodes.Status422UnprocessableEntity);
    }

    /// <summary>Applies for a job: 201 with the new application, or 200 with the one that the candidate had sent before.</summary>
    internal static async Task<Results<Created<JobApplication>, Ok<JobApplication>>> ApplyAsync(
        NewApplication request,
        IApplicationRepository applications,
        CancellationToken cancellationToken
    )
    {
        ApplyResult applied = await applications.ApplyAsync(request.Job, request.Candidate, cancellationToken: cancellationToken);
        JobApplication answer = JobApplication.Of(applied.Application);
        return applied.IsNew
            ? TypedResults.Created(string.Create(CultureInfo.InvariantCulture, $"/applications/{answer.Id}"), answer)
            : TypedResults.Ok(answer);
    }

    /// <summary>Shows one application.</summary>
    internal static async Task<Results<Ok<JobApplication>, ProblemHttpResult>> ShowAsync(
        ApplicationId application,
        IApplicationRepository applications,
        CancellationToken cancellationToken
    ) =>
        await applications.FindAsync(application, cancellationToken) is { } found
            ? TypedResults.Ok(JobApplication.Of(found))
            : Unknown.Application(application);

    /// <summary>Moves an application from the status that the caller saw to another.</summary>
    internal static async Task<Results<NoContent, ProblemHttpResult>> MoveAsync(
        ApplicationId application,
        StatusMove move,
        IApplicationRepository applications,
        CancellationToken cancellationToken
    ) =>
        await applications.MoveAsync(application, move.From, move.To, ApplicationMoves.Usual, cancellationToken)
            ? TypedResults.NoContent()
            : Unknown.Application(application);
}
