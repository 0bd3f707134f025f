using AdFlux.Samples.Recruiting.Contracts;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;

namespace AdFlux.Samples.Recruiting.Endpoints;

/// <summary>Live: the process answers. Ready: the database can be reached and its schema fits.</summary>
internal static class HealthEndpoints
{
    public static void MapHealth(this IEndpointRouteBuilder app)
    {
        app.MapHealthChecks("/health/live", new HealthCheckOptions { Predicate = _ => false });
        app.MapHealthChecks(
            "/health/ready",
            new HealthCheckOptions
            {
                ResponseWriter = (context, report) => context.Response.WriteAsJsonAsync(Readiness.Of(report), context.RequestAborted),
            }
        );
    }
}
