using AdFlux.Data.Faults;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.Net.Http.Headers;

namespace AdFlux.Samples.Recruiting.Problems;

/// <summary>
/// Answers what the library raises with a problem. What it does not know stays a 500 that says nothing, and is logged; a caller who has gone away gets
/// no answer, which the framework sees to.
/// </summary>
internal sealed partial class FaultHandler(IProblemDetailsService problems, ILogger<FaultHandler> logger) : IExceptionHandler
{
    private const string RetryAfterSeconds = "2";

    public async ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        if (FaultProblems.Of(exception) is not { } problem)
            return false;

        if (exception is DatabaseFaultException fault && problem.Status == StatusCodes.Status503ServiceUnavailable)
        {
            LogUnavailable(fault.Fault, fault.Code);
            httpContext.Response.Headers[HeaderNames.RetryAfter] = RetryAfterSeconds;
        }

        httpContext.Response.StatusCode = problem.Status!.Value;
        // Where the caller accepts no JSON the status alone is the answer.
        await problems.TryWriteAsync(new ProblemDetailsContext { HttpContext = httpContext, ProblemDetails = problem });
        return true;
    }

    [LoggerMessage(LogLevel.Warning, "The database could not serve a request: {Fault} ({Code}).")]
    private partial void LogUnavailable(DatabaseFault fault, string? code);
}
