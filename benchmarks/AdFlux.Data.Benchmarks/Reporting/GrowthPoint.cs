namespace AdFlux.Data.Benchmarks.Reporting;

/// <summary>How long a night and a roll-up take with so many rows stored.</summary>
/// <param name="Provider">The database.</param>
/// <param name="StoredRows">Rows in the table.</param>
/// <param name="NightSeconds">Rounds of the upsert of a night.</param>
/// <param name="RollupSeconds">Rounds of a roll-up of 30 days by day.</param>
/// <param name="DatabaseBytes">Size of the database with its indexes.</param>
internal sealed record GrowthPoint(
    string Provider,
    long StoredRows,
    IReadOnlyList<double> NightSeconds,
    IReadOnlyList<double> RollupSeconds,
    long DatabaseBytes
);
