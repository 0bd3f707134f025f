namespace AdFlux.Migrations.Adoption;

/// <summary>How an adoption behaves.</summary>
public sealed record AdoptionOptions
{
    /// <summary>How long to wait for the migration lock, for other locks and for a statement; nothing else of it counts.</summary>
    public MigrationOptions Migration { get; init; } = new();

    /// <summary>
    /// Whether money that has more than six decimals, such as the 0.30000000000000004 that floats make of 0.1 + 0.2, is rounded to six, half
    /// away from zero, and counted. False by default: such a value then blocks the adoption.
    /// </summary>
    public bool RoundMoney { get; init; }
}
