namespace AdFlux.Data.Rows;

/// <summary>What a column means; each provider stores a kind in one way.</summary>
internal enum ColumnKind
{
    Text,
    Int32,
    Int64,
    Money,
    Double,
    Day,
    Instant,
    Json,
}
