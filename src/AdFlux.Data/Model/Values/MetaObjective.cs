using AdFlux.Data.Ids;

namespace AdFlux.Data.Model;

/// <summary>What a Meta campaign is optimised for. A text that is not among the known members is kept as it is.</summary>
[OpenValue]
public readonly partial record struct MetaObjective
{
    /// <summary>Being seen.</summary>
    public static MetaObjective Awareness { get; } = From("OUTCOME_AWARENESS");

    /// <summary>Visits.</summary>
    public static MetaObjective Traffic { get; } = From("OUTCOME_TRAFFIC");

    /// <summary>Messages, likes, shares.</summary>
    public static MetaObjective Engagement { get; } = From("OUTCOME_ENGAGEMENT");

    /// <summary>Leads.</summary>
    public static MetaObjective Leads { get; } = From("OUTCOME_LEADS");

    /// <summary>App installs.</summary>
    public static MetaObjective AppPromotion { get; } = From("OUTCOME_APP_PROMOTION");

    /// <summary>Sales and other conversions.</summary>
    public static MetaObjective Sales { get; } = From("OUTCOME_SALES");
}
