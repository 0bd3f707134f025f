namespace AdFlux.Migrations.Growth;

/// <summary>What a change of the storage of insights did, or would do.</summary>
/// <param name="Statements">The SQL, in order; none where the storage is as wanted already.</param>
/// <param name="IsDryRun">Whether none of it was run.</param>
public sealed record GrowthResult(IReadOnlyList<string> Statements, bool IsDryRun);
