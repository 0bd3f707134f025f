namespace AdFlux.Migrations.Tests.Tool;

/// <summary>What the tool needs of a machine.</summary>
public sealed class DeploymentTests
{
    [Fact]
    public async Task The_tool_runs_on_a_newer_runtime_where_its_own_is_missing() =>
        Assert.Contains("\"rollForward\": \"Major\"", await ReadAsync("adflux-migrate.runtimeconfig.json"), StringComparison.Ordinal);

    [Fact]
    public async Task The_tool_carries_SQLite_for_the_systems_that_have_a_shell()
    {
        var dependencies = await ReadAsync("adflux-migrate.deps.json");

        Assert.All(["linux-x64", "osx-arm64", "win-x64"], system => Assert.Contains($"runtimes/{system}/", dependencies));
        Assert.DoesNotMatch("runtimes/(android|browser|ios|maccatalyst|tvos)", dependencies);
    }

    private static Task<string> ReadAsync(string file) =>
        File.ReadAllTextAsync(Path.Combine(AppContext.BaseDirectory, file), TestContext.Current.CancellationToken);
}
