using AdFlux.Package.Tests.Support;

namespace AdFlux.Package.Tests;

/// <summary>What is in the packages.</summary>
public sealed class PackageTests(PackedPackages packages)
{
    public static readonly TheoryData<string> All = ["AdFlux.Data", "AdFlux.Migrations", "AdFlux.Migrations.Tool"];

    public static readonly TheoryData<string> Libraries = ["AdFlux.Data", "AdFlux.Migrations"];

    [Fact]
    public void The_data_package_holds_the_library_its_documentation_the_generator_the_fixes_and_its_settings() =>
        Assert.Equal(
            [
                "AdFlux.Data.nuspec",
                "CHANGELOG.md",
                "README.md",
                "analyzers/dotnet/cs/AdFlux.Data.CodeFixes.dll",
                "analyzers/dotnet/cs/AdFlux.Data.Generators.dll",
                "buildTransitive/AdFlux.Data.props",
                "lib/net10.0/AdFlux.Data.dll",
                "lib/net10.0/AdFlux.Data.xml",
            ],
            packages.Open("AdFlux.Data").Files
        );

    [Fact]
    public void The_migrations_package_holds_the_library_and_its_documentation() =>
        Assert.Equal(
            [
                "AdFlux.Migrations.nuspec",
                "CHANGELOG.md",
                "README.md",
                "lib/net10.0/AdFlux.Migrations.dll",
                "lib/net10.0/AdFlux.Migrations.xml",
            ],
            packages.Open("AdFlux.Migrations").Files
        );

    [Fact]
    public void The_tool_runs_on_desktops_and_servers_and_carries_nothing_for_phones_or_browsers()
    {
        PackageFile tool = packages.Open("AdFlux.Migrations.Tool");

        string[] natives =
        [
            .. tool.Files.Where(file => file.Contains("/runtimes/", StringComparison.Ordinal)).Select(file => file.Split('/')[4]),
        ];
        Assert.Contains("linux-x64", natives);
        Assert.Contains("linux-musl-arm64", natives);
        Assert.Contains("osx-arm64", natives);
        Assert.Contains("win-x64", natives);
        Assert.All(natives, native => Assert.Matches("^(linux|osx|win)-", native));
        Assert.Equal("DotnetTool", tool.Metadata("packageTypes")?.Elements().Single().Attribute("name")?.Value);
    }

    [Theory]
    [MemberData(nameof(All))]
    public void Every_package_says_what_it_is(string id)
    {
        PackageFile package = packages.Open(id);

        Assert.Equal("MIT", package.Metadata("license")?.Value);
        Assert.Equal("expression", package.Metadata("license")?.Attribute("type")?.Value);
        Assert.Equal("README.md", package.Metadata("readme")?.Value);
        Assert.Equal("AdFlux", package.Metadata("authors")?.Value);
        Assert.Contains("AdFlux", package.Metadata("description")?.Value, StringComparison.Ordinal);
        Assert.Contains("CHANGELOG.md", package.Metadata("releaseNotes")?.Value, StringComparison.Ordinal);
        Assert.Contains("CHANGELOG.md", package.Files);
        Assert.Contains("README.md", package.Files);
        // It would keep the package from those who depend on its users.
        Assert.Null(package.Metadata("developmentDependency"));
    }

    [Theory]
    [MemberData(nameof(Libraries))]
    public void Symbols_come_as_a_package_of_their_own(string id) =>
        Assert.Equal([$"{id}.nuspec", $"lib/net10.0/{id}.pdb"], packages.OpenSymbols(id).Files);

    [Theory]
    [MemberData(nameof(Libraries))]
    public void Dependencies_are_published_packages_at_a_lowest_version(string id)
    {
        IReadOnlyDictionary<string, string> dependencies = packages.Open(id).Dependencies;

        Assert.NotEmpty(dependencies);
        Assert.All(dependencies, dependency => Assert.Matches("^[0-9A-Za-z.-]+$", dependency.Value));
        Assert.DoesNotContain(dependencies.Keys, name => name.Contains("CodeAnalysis", StringComparison.Ordinal));
        Assert.DoesNotContain(dependencies.Keys, name => name.EndsWith("Analyzer", StringComparison.Ordinal));
    }

    [Fact]
    public void The_migrations_depend_on_the_data_package_of_their_own_version_and_that_one_on_nothing_of_ours()
    {
        Assert.Equal(packages.Version, Ours("AdFlux.Migrations")["AdFlux.Data"]);
        Assert.Single(Ours("AdFlux.Migrations"));
        Assert.Empty(Ours("AdFlux.Data"));

        Dictionary<string, string> Ours(string id) =>
            packages
                .Open(id)
                .Dependencies.Where(dependency => dependency.Key.StartsWith("AdFlux", StringComparison.Ordinal))
                .ToDictionary();
    }

    [Fact]
    public void The_migrations_pass_the_generator_on() =>
        Assert.Contains(
            $"""<dependency id="AdFlux.Data" version="{packages.Version}" include="All" """,
            packages.Open("AdFlux.Migrations").Metadata("dependencies")?.ToString(),
            StringComparison.Ordinal
        );
}
