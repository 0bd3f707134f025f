using AdFlux.Data.Ids;
using Microsoft.AspNetCore.Http.HttpResults;

namespace AdFlux.Samples.Recruiting.Problems;

/// <summary>The answer for an address of something that is not stored: a 404 that names it.</summary>
internal static class Unknown
{
    public static ProblemHttpResult Job(JobId id) => Of($"There is no job opening {id}.");

    public static ProblemHttpResult Application(ApplicationId id) => Of($"There is no application {id}.");

    private static ProblemHttpResult Of(string detail) => TypedResults.Problem(detail, statusCode: StatusCodes.Status404NotFound);
}
