namespace AdFlux.Data.DependencyInjection;

/// <summary>The key of the contexts that read from the standbys of a database.</summary>
/// <param name="Key">The key of the database; null for the one without a key.</param>
internal sealed record StandbyKey(string? Key);
