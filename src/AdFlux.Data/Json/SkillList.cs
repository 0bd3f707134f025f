using System.Collections.ObjectModel;

namespace AdFlux.Data.Json;

/// <summary>Skills that a job opening requires or a candidate has, in order.</summary>
[JsonColumn(typeof(AdFluxJsonContext))]
public sealed partial class SkillList : Collection<string>
{
    /// <summary>Creates an empty list.</summary>
    public SkillList() { }

    /// <summary>Copies the skills.</summary>
    /// <param name="skills">The skills.</param>
    public SkillList(IEnumerable<string> skills)
        : base([.. skills]) { }
}
