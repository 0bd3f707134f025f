namespace AdFlux.Data.Model;

/// <summary>The kind of object that an insight measures; stored as Meta writes it: <c>account</c>, <c>campaign</c>, <c>adset</c>, <c>ad</c>.</summary>
/// <remarks>In a query compare levels with == only: the database would compare their names, not their order.</remarks>
public enum InsightLevel
{
    /// <summary>A whole ad account.</summary>
    Account,

    /// <summary>A campaign.</summary>
    Campaign,

    /// <summary>An ad set.</summary>
    AdSet,

    /// <summary>An ad.</summary>
    Ad,
}
