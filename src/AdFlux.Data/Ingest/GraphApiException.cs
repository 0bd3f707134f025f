using AdFlux.Data.Faults;

namespace AdFlux.Data.Ingest;

/// <summary>An error that Meta's Graph API sent instead of data, or after some pages of it. Access tokens in its text are blotted out.</summary>
public sealed class GraphApiException : AdFluxException
{
    /// <summary>Creates the error.</summary>
    /// <param name="message">What Meta said and where.</param>
    /// <param name="innerException">The cause, if any.</param>
    public GraphApiException(string message, Exception? innerException = null)
        : base(message, innerException) { }

    /// <summary>What Meta said (<c>error.message</c>).</summary>
    public string? ApiMessage { get; init; }

    /// <summary>The kind of error (<c>error.type</c>), such as <c>OAuthException</c>.</summary>
    public string? Type { get; init; }

    /// <summary>Meta's error code (<c>error.code</c>): 190 for a token that no longer works, 17 or 80000 to 80014 for too many calls.</summary>
    public int? Code { get; init; }

    /// <summary>Meta's more precise code (<c>error.error_subcode</c>), such as 463 for an expired token.</summary>
    public int? Subcode { get; init; }

    /// <summary>What to name when asking Meta about the error (<c>error.fbtrace_id</c>).</summary>
    public string? TraceId { get; init; }

    /// <summary>Rows that were read before the error.</summary>
    public long RowsBefore { get; init; }
}
