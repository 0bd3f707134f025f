namespace AdFlux.Data.Benchmarks.Reporting;

/// <summary>The same work, done by several.</summary>
/// <param name="Provider">The database; empty where there is none.</param>
/// <param name="Scenario">What is done.</param>
/// <param name="Operations">How many rows or calls one run is.</param>
/// <param name="Unit">What an operation is called.</param>
internal sealed record Comparison(string Provider, string Scenario, int Operations, string Unit)
{
    public required IReadOnlyList<Contender> Contenders { get; init; }

    /// <summary>Bytes of the database's write-ahead log so far; null where it is not watched.</summary>
    public Func<CancellationToken, Task<long?>>? LogPositionAsync { get; init; }
}
