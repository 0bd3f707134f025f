namespace AdFlux.Data.Benchmarks.Reporting;

/// <summary>What a comparison measured.</summary>
/// <param name="Provider">The database; empty where there is none.</param>
/// <param name="Scenario">What was done.</param>
/// <param name="Operations">How many rows or calls one run was.</param>
/// <param name="Unit">What an operation is called.</param>
/// <param name="Timings">One for each contender, in the order of the comparison.</param>
internal sealed record Result(string Provider, string Scenario, int Operations, string Unit, IReadOnlyList<Timing> Timings)
{
    public Timing? Of(Role role) => Timings.FirstOrDefault(timing => timing.Role == role);

    public Timing? Of(string name) => Timings.FirstOrDefault(timing => string.Equals(timing.Name, name, StringComparison.Ordinal));
}
