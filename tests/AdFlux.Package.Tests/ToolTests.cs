using AdFlux.Package.Tests.Support;

namespace AdFlux.Package.Tests;

/// <summary>The tool as <c>dotnet tool install</c> installs it.</summary>
public sealed class ToolTests(PackedPackages packages)
{
    [Fact]
    public async Task The_installed_tool_migrates_a_database()
    {
        string folder = packages.CreateFolder("tool").FullName;
        await Command.RunAsync(
            folder,
            "dotnet",
            "tool",
            "install",
            "AdFlux.Migrations.Tool",
            "--tool-path=bin",
            $"--version={packages.Version}"
        );

        string tool = Path.Combine(folder, "bin", "adflux-migrate");
        string[] database = ["--provider", "sqlite", "--connection", "Data Source=adflux.db"];
        string applied = await Command.RunAsync(folder, tool, ["up", .. database]);
        string status = await Command.RunAsync(folder, tool, ["status", .. database]);

        Assert.StartsWith("Applied 20260101000000_Initial", applied, StringComparison.Ordinal);
        Assert.EndsWith("The database is up to date.\n", status, StringComparison.Ordinal);
        Assert.True(File.Exists(Path.Combine(folder, "adflux.db")));
    }
}
