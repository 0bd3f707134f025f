using AdFlux.Data.Model;

namespace AdFlux.Data.Changes;

/// <summary>Which status of a campaign leads to which. Staying where it is is no move.</summary>
public sealed class CampaignMoves
{
    private readonly StatusMoves<CampaignStatus> _moves;

    /// <summary>Allows moves, and no others.</summary>
    /// <param name="moves">The moves.</param>
    public CampaignMoves(IEnumerable<(CampaignStatus From, CampaignStatus To)> moves)
    {
        ArgumentNullException.ThrowIfNull(moves);
        _moves = new StatusMoves<CampaignStatus>(moves, status => status.Value);
    }

    /// <summary>Draft to active; active to paused and back; any of the three to archived, which is the end.</summary>
    public static CampaignMoves Usual { get; } =
        new([
            (CampaignStatus.Draft, CampaignStatus.Active),
            (CampaignStatus.Draft, CampaignStatus.Archived),
            (CampaignStatus.Active, CampaignStatus.Paused),
            (CampaignStatus.Active, CampaignStatus.Archived),
            (CampaignStatus.Paused, CampaignStatus.Active),
            (CampaignStatus.Paused, CampaignStatus.Archived),
        ]);

    /// <summary>Whether a campaign of a status may have another.</summary>
    /// <param name="from">The status that the campaign has.</param>
    /// <param name="to">The one that it is to have; the same one is always allowed.</param>
    public bool Allow(CampaignStatus from, CampaignStatus to) => from == to || _moves.Allow(from, to);

    internal void Require(CampaignStatus from, CampaignStatus to)
    {
        if (!Allow(from, to))
            throw _moves.Refusal(from, to);
    }
}
