namespace AdFlux.Data.Benchmarks.Reporting;

/// <summary>What a contender stands for in a comparison.</summary>
internal enum Role
{
    /// <summary>The fastest known way, without the care a library owes its callers: what ratios are taken to.</summary>
    Limit,

    /// <summary>This library.</summary>
    Library,

    /// <summary>EF Core as an application would use it.</summary>
    EfCore,

    /// <summary>Another way to do the same.</summary>
    Peer,
}
