namespace AdFlux.Data.Generators.TypedIds;

/// <summary>What an id stores.</summary>
internal enum ValueKind
{
    Text,
    Int32,
    Int64,
    Guid,
}
