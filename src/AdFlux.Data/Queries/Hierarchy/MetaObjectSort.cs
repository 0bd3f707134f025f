namespace AdFlux.Data.Queries;

/// <summary>What campaigns, ad sets and ads on Meta are sorted by; those that are equal in it, by their id.</summary>
public enum MetaObjectSort
{
    /// <summary>The id, as text.</summary>
    Id,

    /// <summary>The name.</summary>
    Name,

    /// <summary>When Meta created it.</summary>
    CreatedTime,
}
