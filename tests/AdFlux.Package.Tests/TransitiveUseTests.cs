using AdFlux.Package.Tests.Support;

namespace AdFlux.Package.Tests;

/// <summary>Applications that get AdFlux.Data through something else that they reference.</summary>
public sealed class TransitiveUseTests(PackedPackages packages, PostgresServer server)
{
    [Fact]
    public async Task Through_a_library_the_generator_works_in_both() =>
        Assert.Equal("shift early of crew 3, application 7\n", await RunAsync("ThroughLibrary/App"));

    [Fact]
    public async Task Through_the_migrations_package_the_generator_works_beside_a_newer_version_of_a_dependency()
    {
        string database = await server.CreateDatabaseAsync(TestContext.Current.CancellationToken);

        Assert.Equal("shift early, application 7, 1 pending\nNpgsql 10.0.3.0\n", await RunAsync("ThroughMigrations", database));
    }

    [Fact]
    public async Task Code_that_two_versions_generated_works_in_one_application_on_the_newer_one() =>
        Assert.Equal("line 2: crew 8, article nut, library 0.2\n", await RunAsync("TwoVersions/TwoVersions"));

    private async Task<string> RunAsync(string project, params string[] arguments)
    {
        Consumers consumers = await packages.BuiltConsumersAsync();
        return await consumers.RunAsync(project, arguments);
    }
}
