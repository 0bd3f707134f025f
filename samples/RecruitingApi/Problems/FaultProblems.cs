using System.Text.Json;
using System.Text.RegularExpressions;
using AdFlux.Data.Faults;
using Microsoft.AspNetCore.Mvc;

namespace AdFlux.Samples.Recruiting.Problems;

/// <summary>Which fault is which problem. Problems are for callers: they name what callers sent, and nothing that only operators should know.</summary>
internal static partial class FaultProblems
{
    /// <summary>The problem; null for a fault that is not the caller's business.</summary>
    public static ProblemDetails? Of(Exception fault) =>
        fault switch
        {
            BadHttpRequestException { InnerException: JsonException json } request => With(
                New(request.StatusCode, "The body cannot be read", DescribeBody(json)),
                "path",
                json.Path
            ),
            BadHttpRequestException request => New(request.StatusCode, "The request cannot be read", DescribeRequest(request)),
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
            DatabaseFaultException { Fault: DatabaseFault.BrokenReference } => New(
                StatusCodes.Status409Conflict,
                "Somebody was faster",
                "What the request refers to was removed in the same moment."
            ),
            DatabaseFaultException { IsTransient: true } or DatabaseFaultException { Fault: DatabaseFault.Timeout } => New(
                StatusCodes.Status503ServiceUnavailable,
                "The database cannot serve the request now",
                "Send the request again a little later."
            ),
            _ => null,
        };

    // The words of the framework name types of .NET, which are nobody's business out there.
    private static string DescribeBody(JsonException json) =>
        MissingMembers().Match(json.Message) is { Success: true } missing ? $"The body lacks {missing.Groups["names"].Value}."
        : json.Path is null or "$" ? "The body must be a JSON object with the members that the description of the API names."
        : $"The member at {json.Path} is of a kind, or has a value, that it cannot have: see the description of the API.";

    private static string DescribeRequest(BadHttpRequestException request) =>
        Parameter().Match(request.Message) is { Success: true } parameter
            ? $"The {NameOf(parameter)} cannot be '{parameter.Groups["value"].Value}'."
        : MissingParameter().Match(request.Message) is { Success: true } missing ? $"The {NameOf(missing)} is missing."
        : "A part of the request is missing or cannot be read: see the description of the API.";

    private static string NameOf(Match parameter) => JsonNamingPolicy.CamelCase.ConvertName(parameter.Groups["name"].Value);

    [GeneratedRegex(
        """^Failed to bind parameter "(\S+ )?(?<name>\w+)" from "(?<value>.*)"\.$""",
        RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture
    )]
    private static partial Regex Parameter();

    [GeneratedRegex(
        """^Required parameter "(\S+ )?(?<name>\w+)" was not provided from query string""",
        RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture
    )]
    private static partial Regex MissingParameter();

    [GeneratedRegex("including: (?<names>'.*')", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex MissingMembers();

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
