namespace AdFlux.Data.Faults;

/// <summary>A row was to go to a status that the moves that are allowed do not lead to; nothing was written.</summary>
public sealed class RefusedMoveException : AdFluxException
{
    /// <summary>Creates the error.</summary>
    /// <param name="from">The status that the row has.</param>
    /// <param name="to">The one that it was to have.</param>
    /// <param name="allowed">Those that it may go to.</param>
    public RefusedMoveException(string from, string to, IReadOnlyList<string> allowed)
        : base(
            $"'{from}' does not lead to '{to}', {(allowed.Count == 0 ? "nor to anything else" : $"but to '{string.Join("', '", allowed)}'")}."
        )
    {
        From = from;
        To = to;
        Allowed = allowed;
    }

    /// <summary>The status that the row has.</summary>
    public string From { get; }

    /// <summary>The one that it was to have.</summary>
    public string To { get; }

    /// <summary>Those that it may go to.</summary>
    public IReadOnlyList<string> Allowed { get; }
}
