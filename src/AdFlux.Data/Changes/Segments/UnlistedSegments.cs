namespace AdFlux.Data.Changes;

/// <summary>What happens to stored segments that a new set does not list.</summary>
public enum UnlistedSegments
{
    /// <summary>They stay.</summary>
    Keep,

    /// <summary>Those that nothing refers to are removed; the others stay.</summary>
    RemoveUnused,

    /// <summary>They are removed. Where one is in use, <see cref="Faults.InUseException"/> says so and nothing at all is stored.</summary>
    Remove,
}
