using AdFlux.Testing.Conventions;

namespace AdFlux.Data.Generators.Tests.Conventions;

public sealed class SpecificationTests
{
    [Fact]
    public void Every_specification_runs_once_on_each_provider() =>
        Assert.Empty(SpecificationConventions.Violations(typeof(SpecificationTests).Assembly));
}
