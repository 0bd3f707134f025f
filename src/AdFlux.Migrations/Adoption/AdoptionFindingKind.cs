namespace AdFlux.Migrations.Adoption;

/// <summary>What a finding means for the adoption.</summary>
public enum AdoptionFindingKind
{
    /// <summary>It must be put right first.</summary>
    Blocking,

    /// <summary>The adoption converts it.</summary>
    Convertible,

    /// <summary>A name that changes, or something of the application that stays.</summary>
    Cosmetic,
}
