using AdFlux.Package.Tests.Support;

namespace AdFlux.Package.Tests;

/// <summary>Applications that get AdFlux.Data through something else that they reference.</summary>
public sealed class TransitiveUseTests(PackedPackages packages)
{
    [Fact]
    public async Task Through_a_library_the_generator_works_in_both()
    {
        Consumer consumer = packages.CreateConsumer("ThroughLibrary");

        await consumer.BuildAsync("App");

        Assert.Equal("shift early of crew 3, application 7\n", await consumer.RunAsync("App"));
    }

    [Fact]
    public async Task Through_the_migrations_package_the_generator_works()
    {
        Consumer consumer = packages.CreateConsumer("ThroughMigrations");

        await consumer.BuildAsync();

        Assert.Equal("shift early, application 7, 1 pending\n", await consumer.RunAsync("ThroughMigrations"));
    }
}
