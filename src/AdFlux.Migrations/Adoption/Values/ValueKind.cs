namespace AdFlux.Migrations.Adoption.Values;

/// <summary>What the values of a column mean, whatever type holds them.</summary>
internal enum ValueKind
{
    Text,
    Integer,
    BigInteger,
    Money,
    Ratio,
    Day,
    Instant,
    Json,
}
