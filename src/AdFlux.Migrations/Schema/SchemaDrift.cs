namespace AdFlux.Migrations.Schema;

/// <summary>How a database differs from the model of this version.</summary>
/// <param name="Differences">The differences, in the order in which they are best mended.</param>
public sealed record SchemaDrift(IReadOnlyList<SchemaDifference> Differences)
{
    /// <summary>Whether any difference is an error.</summary>
    public bool HasDrift => Differences.Any(difference => difference.IsError);

    /// <summary>The statements that mend every error, each once, to be run one by one outside of a transaction.</summary>
    public IReadOnlyList<string> Mending => [.. Differences.SelectMany(difference => difference.Mending).Distinct(StringComparer.Ordinal)];
}
