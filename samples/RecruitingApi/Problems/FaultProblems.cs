using System.Text.Json;
using AdFlux.Data.Faults;
using Microsoft.AspNetCore.Mvc;

namespace AdFlux.Samples.Recruiting.Problems;

/// <summary>Which fault is which problem. Problems are for callers: they name what callers sent, and nothing that only operators should know.</summary>
internal static class FaultProblems
{
    /// <summary>The problem; null for a fault that is not the caller's business.</summary>
    public static ProblemDetails? Of(Exception fault) =>
        fault switch
        {
            BadHttpRequestException { InnerException: JsonException json } request => With(
                New(request.StatusCode, "The body cannot be read", json.Message),
                "path",
                json.Path
            ),
            BadHttpRequestException request => New(request.StatusCode, "The request cannot be read", request.Message),
            InvalidValueException value => New(StatusCodes.Status400BadRequest, "A value cannot be used", value.Reason),
            InvalidCursorException cursor => New(
                StatusCodes.Status400BadRequest,
                "The cursor is not one of this list",
                $"The cursor {cursor.Reason}: pass nextCursor on as it is, with the same filters, or start over without it."
            ),
            MissingParentsException missing => With(
                New(
                    StatusCodes.Status422UnprocessableEntity,
                    "What the request refers to does not exist",
                    $"Not found: {string.Join("; ", missing.Missing.Select(table => $"{table.Key} {string.Join(", ", table.Value)}"))}."
                ),
                "missing",
                missing.Missing
            ),
            RefusedMoveException refused => With(
                New(StatusCodes.Status422UnprocessableEntity, "The status does not lead there", refused.Message),
                "allowed",
                refused.Allowed
            ),
            ConcurrentChangeException change => With(
                New(
                    StatusCodes.Status409Conflict,
                    "Somebody was faster",
                    $"The {change.Column} is '{change.Actual}' by now, not '{change.Expected}': read it again and decide anew."
                ),
                "actual",
                change.Actual
            ),
            DatabaseFaultException { IsTransient: true } or DatabaseFaultException { Fault: DatabaseFault.Timeout } => New(
                StatusCodes.Status503ServiceUnavailable,
                "The database cannot serve the request now",
                "Send the request again a little later."
            ),
            _ => null,
        };

    private static ProblemDetails New(int status, string title, string detail) =>
        new()
        {
            Status = status,
            Title = title,
            Detail = detail,
        };

    private static ProblemDetails With(ProblemDetails problem, string name, object? value)
    {
        problem.Extensions[name] = value;
        return problem;
    }
}
