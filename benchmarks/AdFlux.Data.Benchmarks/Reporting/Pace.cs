namespace AdFlux.Data.Benchmarks.Reporting;

/// <summary>How long to measure.</summary>
/// <param name="Rounds">The most rounds of a comparison.</param>
/// <param name="PerContender">A contender sits out further rounds once its runs of a comparison took this long.</param>
/// <param name="WarmUp">How long a contender runs before the first round, at least once; null leaves it out.</param>
internal sealed record Pace(int Rounds, TimeSpan PerContender, TimeSpan? WarmUp);
