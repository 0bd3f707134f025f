using System.Globalization;
using AdFlux.Data.Ids;

namespace AdFlux.Data.Queries;

/// <summary>A row of a report: the one member here that the report sums per is set, none when it sums everything.</summary>
public abstract record GroupedRow
{
    /// <summary>The ad account, in a report per account.</summary>
    public AdAccountId? Account { get; init; }

    /// <summary>The Meta campaign, in a report per campaign.</summary>
    public MetaCampaignId? Campaign { get; init; }

    /// <summary>The ad set, in a report per ad set.</summary>
    public MetaAdSetId? AdSet { get; init; }

    /// <summary>The ad, in a report per ad.</summary>
    public MetaAdId? Ad { get; init; }

    /// <summary>The job opening, in a report per job opening.</summary>
    public JobId? JobOpening { get; init; }

    /// <summary>The segment of candidates, in a report per segment.</summary>
    public SegmentId? Segment { get; init; }

    /// <summary>The one id that is set, as text.</summary>
    internal string? GroupId =>
        Account?.Value
        ?? Campaign?.Value
        ?? AdSet?.Value
        ?? Ad?.Value
        ?? JobOpening?.Value
        ?? Segment?.Value.ToString(CultureInfo.InvariantCulture);

    /// <summary>The same row with its group set.</summary>
    /// <param name="per">What the report sums per.</param>
    /// <param name="id">The group's id as text; null for rows that do not tell.</param>
    internal GroupedRow Of(RollupGroup per, string? id) =>
        (per, id) switch
        {
            (_, null) => this,
            (RollupGroup.Everything, _) => this,
            (RollupGroup.Account, _) => this with { Account = AdAccountId.From(id) },
            (RollupGroup.Campaign, _) => this with { Campaign = MetaCampaignId.From(id) },
            (RollupGroup.AdSet, _) => this with { AdSet = MetaAdSetId.From(id) },
            (RollupGroup.Ad, _) => this with { Ad = MetaAdId.From(id) },
            (RollupGroup.JobOpening, _) => this with { JobOpening = JobId.From(id) },
            (RollupGroup.Segment, _) => this with { Segment = SegmentId.From(int.Parse(id, CultureInfo.InvariantCulture)) },
            _ => throw new ArgumentOutOfRangeException(nameof(per), per, "Not a group."),
        };
}
