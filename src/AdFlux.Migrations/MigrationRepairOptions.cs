namespace AdFlux.Migrations;

/// <summary>What a repair may do.</summary>
public sealed record MigrationRepairOptions
{
    /// <summary>Whether to mend; otherwise only to tell what would be mended.</summary>
    public bool Apply { get; init; }

    /// <summary>
    /// The migrations whose applied SQL is accepted although it is not that of this version, or is not known: their checksum becomes the
    /// present one. Only for a difference that someone has looked at.
    /// </summary>
    public IReadOnlyCollection<string> AcceptedMigrationIds { get; init; } = [];

    /// <summary>How to take the migration lock, and with which time-outs.</summary>
    public MigrationOptions Run { get; init; } = new();
}
