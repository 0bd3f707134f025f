namespace AdFlux.Data.Benchmarks.Reporting;

/// <summary>What one run of the growth measurement showed.</summary>
internal sealed record Growth(DateOnly Day, string Command, Machine Machine, int NightRows, IReadOnlyList<GrowthPoint> Points);
