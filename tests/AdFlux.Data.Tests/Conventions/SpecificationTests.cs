using AdFlux.Testing.Conventions;

namespace AdFlux.Data.Tests.Conventions;

public sealed class SpecificationTests
{
    [Fact]
    public void Every_specification_runs_once_on_each_provider()
    {
        var violations = SpecificationConventions.Violations(typeof(SpecificationTests).Assembly);

        Assert.True(violations.Count == 0, string.Join('\n', violations));
    }

    [Fact]
    public void A_specification_without_a_provider_is_found() =>
        Assert.Equal(
            ["OrphanSpec has 0 subclasses with [OnPostgres], not 1"],
            SpecificationConventions.Violations([typeof(OrphanSpec), typeof(OrphanOnSqlite)])
        );

    [Fact]
    public void A_specification_that_runs_twice_on_a_provider_is_found() =>
        Assert.Equal(
            ["OrphanSpec has 2 subclasses with [OnSqlite], not 1", "OrphanSpec has 0 subclasses with [OnPostgres], not 1"],
            SpecificationConventions.Violations([typeof(OrphanSpec), typeof(OrphanOnSqlite), typeof(OrphanOnSqliteAgain)])
        );

    [Fact]
    public void A_class_that_does_not_say_which_provider_it_uses_is_found() =>
        Assert.Equal(["SilentUser uses PostgresDatabase without [OnPostgres]"], SpecificationConventions.Violations([typeof(SilentUser)]));

    private abstract class OrphanSpec;

    [OnSqlite]
    private sealed class OrphanOnSqlite : OrphanSpec;

    [OnSqlite]
    private sealed class OrphanOnSqliteAgain : OrphanSpec;

    private sealed class SilentUser : IClassFixture<PostgresDatabase>;
}
