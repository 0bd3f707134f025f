namespace AdFlux.Migrations.Schema;

/// <summary>How a database differs from the model of this version.</summary>
/// <param name="Differences">The differences, in the order in which they are best mended.</param>
public sealed record SchemaDrift(IReadOnlyList<SchemaDifference> Differences)
{
    /// <summary>Whether any difference is an error.</summary>
    public bool HasDrift => Differences.Any(difference => difference.IsError);

    /// <summary>The statements that mend every error, to be run one by one outside of a transaction; a rebuild that several share is there once.</summary>
    public IReadOnlyList<string> Mending =>
        [
            .. Differences
                .Select(difference => difference.Mending)
                .DistinctBy(mending => string.Join('\n', mending), StringComparer.Ordinal)
                .SelectMany(mending => mending),
        ];
}
