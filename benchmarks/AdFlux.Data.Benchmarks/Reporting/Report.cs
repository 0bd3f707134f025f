namespace AdFlux.Data.Benchmarks.Reporting;

/// <summary>What one run of the report measured.</summary>
internal sealed record Report(DateOnly Day, string Command, Machine Machine, IReadOnlyList<Result> Results)
{
    public Result? Find(string provider, string scenario, int? operations = null) =>
        Results.FirstOrDefault(result =>
            string.Equals(result.Provider, provider, StringComparison.Ordinal)
            && string.Equals(result.Scenario, scenario, StringComparison.Ordinal)
            && (operations is null || operations == result.Operations)
        );
}
