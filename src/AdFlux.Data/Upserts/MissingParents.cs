namespace AdFlux.Data.Upserts;

/// <summary>What an upsert does with rows whose parents are not stored.</summary>
public enum MissingParents
{
    /// <summary>Raises <see cref="Faults.MissingParentsException"/> with every missing id, and writes nothing.</summary>
    Report,

    /// <summary>
    /// Creates the missing Meta campaigns, ad sets and ads with nothing but their ids. A stub needs the id of its own parent from the
    /// same row (a campaign its account); where a row lacks it, the parent is reported as missing.
    /// </summary>
    Stub,
}
