using AdFlux.Data.Ids;

namespace AdFlux.Data.Model;

/// <summary>The status that an advertiser gave a Meta campaign, ad set or ad. A text that is not among the known members is kept as it is.</summary>
[OpenValue]
public readonly partial record struct MetaStatus
{
    /// <summary>Delivering, as far as its parents do.</summary>
    public static MetaStatus Active { get; } = From("ACTIVE");

    /// <summary>Stopped for now.</summary>
    public static MetaStatus Paused { get; } = From("PAUSED");

    /// <summary>Deleted, or no longer listed by Meta.</summary>
    public static MetaStatus Deleted { get; } = From("DELETED");

    /// <summary>Archived.</summary>
    public static MetaStatus Archived { get; } = From("ARCHIVED");
}
