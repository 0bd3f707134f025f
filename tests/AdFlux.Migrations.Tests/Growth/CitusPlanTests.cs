using AdFlux.Migrations.Growth;

namespace AdFlux.Migrations.Tests.Growth;

public sealed class CitusPlanTests
{
    private const string Sequential = "SET LOCAL citus.multi_shard_modify_mode TO 'sequential'";

    [Fact]
    public void Parents_become_reference_tables_before_their_children_and_before_insights_are_distributed() =>
        Assert.Equal(
            [
                Sequential,
                "SELECT create_reference_table('meta_campaigns')",
                "SELECT create_reference_table('meta_ad_sets')",
                "SELECT create_reference_table('meta_ads')",
                "SELECT create_distributed_table('meta_insights', 'object_id')",
            ],
            CitusPlan.Distribute(Set())
        );

    [Fact]
    public void Tables_that_are_distributed_already_are_left_alone() =>
        Assert.Equal(
            [Sequential, "SELECT create_reference_table('meta_ads')", "SELECT create_distributed_table('meta_insights', 'object_id')"],
            CitusPlan.Distribute(Set("meta_campaigns", "meta_ad_sets"))
        );

    [Fact]
    public void Where_all_is_distributed_there_is_nothing_to_do() =>
        Assert.Empty(CitusPlan.Distribute(Set("meta_campaigns", "meta_ad_sets", "meta_ads", "meta_insights")));

    [Fact]
    public void All_come_back_with_the_tables_that_foreign_keys_tie_them_to() =>
        Assert.Equal(
            [Sequential, "SELECT undistribute_table('meta_insights', cascade_via_foreign_keys => true)"],
            CitusPlan.Undo(Set("meta_campaigns", "meta_ad_sets", "meta_ads", "meta_insights"))
        );

    [Fact]
    public void What_is_not_distributed_does_not_come_back() => Assert.Empty(CitusPlan.Undo(Set()));

    private static HashSet<string> Set(params string[] tables) => new(tables, StringComparer.Ordinal);
}
