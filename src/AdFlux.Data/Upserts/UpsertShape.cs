namespace AdFlux.Data.Upserts;

/// <summary>What the model does not say about upserting an entity.</summary>
/// <typeparam name="T">The entity.</typeparam>
internal sealed record UpsertShape<T>
{
    public IReadOnlyList<string> StampColumns { get; init; } = ["last_updated"];

    public IReadOnlyList<string> InsertStampColumns { get; init; } = [];

    public IReadOnlyList<ExtraColumn<T>> Extras { get; init; } = [];

    public IReadOnlyList<ParentLink> Parents { get; init; } = [];

    /// <summary>Gives the column and the reason when a row's members contradict each other.</summary>
    public Func<T, (string Column, string Reason)?> FindContradiction { get; init; } = static _ => null;
}

/// <summary>A text that a row carries for the stubs of its parents.</summary>
internal sealed record ExtraColumn<T>(string Column, Func<T, string?> Read);
