using AdFlux.Data.Model;

namespace AdFlux.Data.Changes;

/// <summary>Which status of an application leads to which.</summary>
public sealed class ApplicationMoves
{
    private readonly StatusMoves<ApplicationStatus> _moves;

    /// <summary>Allows moves, and no others.</summary>
    /// <param name="moves">The moves.</param>
    public ApplicationMoves(IEnumerable<(ApplicationStatus From, ApplicationStatus To)> moves)
    {
        ArgumentNullException.ThrowIfNull(moves);
        _moves = new StatusMoves<ApplicationStatus>(moves, status => status.Value);
    }

    /// <summary>Submitted to under review or rejected, and under review to rejected or hired; those two are the end.</summary>
    public static ApplicationMoves Usual { get; } =
        new([
            (ApplicationStatus.Submitted, ApplicationStatus.UnderReview),
            (ApplicationStatus.Submitted, ApplicationStatus.Rejected),
            (ApplicationStatus.UnderReview, ApplicationStatus.Rejected),
            (ApplicationStatus.UnderReview, ApplicationStatus.Hired),
        ]);

    /// <summary>Whether a status leads to another.</summary>
    /// <param name="from">The status that an application has.</param>
    /// <param name="to">The one that it is to have.</param>
    public bool Allow(ApplicationStatus from, ApplicationStatus to) => _moves.Allow(from, to);

    internal void Require(ApplicationStatus from, ApplicationStatus to)
    {
        if (!Allow(from, to))
            throw _moves.Refusal(from, to);
    }
}
