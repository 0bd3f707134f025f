namespace AdFlux.Data.Upserts;

/// <summary>How an upsert behaves.</summary>
public sealed record UpsertOptions
{
    /// <summary>What to do with rows whose parents are not stored; <see cref="MissingParents.Report"/> unless set.</summary>
    public MissingParents MissingParents { get; init; } = MissingParents.Report;
}
