using System.Buffers.Binary;
using System.Text;
using System.Text.RegularExpressions;
using AdFlux.Package.Tests.Support;

namespace AdFlux.Package.Tests;

/// <summary>What is in the packages.</summary>
public sealed class PackageTests(PackedPackages packages)
{
    // The next major version adds members to an interface that is implemented here.
    private const string FluentMigratorRange = "[8.0.1, 9.0.0)";

    private static readonly Regex LinkTarget = new(@"\]\((?<target>[^)]+)\)", RegexOptions.NonBacktracking);

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
                "icon.png",
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
                "icon.png",
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
        Assert.Contains("AdFlux", package.Metadata("copyright")?.Value, StringComparison.Ordinal);
        Assert.NotEmpty(package.Metadata("tags")?.Value ?? "");
        Assert.Equal("git", package.Metadata("repository")?.Attribute("type")?.Value);
        Assert.Equal(RepositoryCopy.Commit, package.Metadata("repository")?.Attribute("commit")?.Value);
        Assert.Equal(package.Metadata("repository")?.Attribute("url")?.Value, package.Metadata("projectUrl")?.Value);
        // It would keep the package from those who depend on its users.
        Assert.Null(package.Metadata("developmentDependency"));
    }

    [Fact]
    public void The_data_package_depends_on_what_it_uses_itself_at_a_lowest_version()
    {
        IReadOnlyDictionary<string, string> dependencies = packages.Open("AdFlux.Data").Dependencies;

        Assert.Equal(
            [
                "Microsoft.EntityFrameworkCore.Relational",
                "Microsoft.EntityFrameworkCore.Sqlite",
                "Microsoft.Extensions.Diagnostics.HealthChecks",
                "Npgsql.EntityFrameworkCore.PostgreSQL",
                "SQLitePCLRaw.bundle_e_sqlite3",
                "SQLitePCLRaw.core",
            ],
            dependencies.Keys.Order(StringComparer.Ordinal)
        );
        // A version without brackets is a lowest one; an exact one would be in brackets.
        Assert.All(dependencies.Values, version => Assert.Matches("^[0-9]+(\\.[0-9]+){2}$", version));
    }

    [Theory]
    [MemberData(nameof(All))]
    public void The_icon_is_a_square_that_galleries_take(string id)
    {
        PackageFile package = packages.Open(id);

        byte[] icon = package.Read(package.Metadata("icon")!.Value);

        Assert.Equal("PNG"u8, icon.AsSpan(1, 3));
        Assert.Equal(
            (128, 128),
            (BinaryPrimitives.ReadInt32BigEndian(icon.AsSpan(16)), BinaryPrimitives.ReadInt32BigEndian(icon.AsSpan(20)))
        );
    }

    [Theory]
    [MemberData(nameof(All))]
    public void The_readme_links_to_files_of_the_repository_that_exist(string id)
    {
        PackageFile package = packages.Open(id);
        string files = $"{package.Metadata("projectUrl")?.Value}/blob/main/";

        string[] links =
        [
            .. LinkTarget.Matches(Encoding.UTF8.GetString(package.Read("README.md"))).Select(link => link.Groups["target"].Value),
        ];

        Assert.Contains(links, link => link.StartsWith(files, StringComparison.Ordinal));
        Assert.All(links, link => Assert.StartsWith("https://", link, StringComparison.Ordinal));
        Assert.All(
            links.Where(link => link.StartsWith(files, StringComparison.Ordinal)),
            link => Assert.True(File.Exists(Path.Combine(RepositoryCopy.Original, link[files.Length..])), link)
        );
    }

    [Fact]
    public void The_migrations_package_depends_on_the_data_package_of_its_own_version_or_later_and_on_the_parts_of_FluentMigrator() =>
        Assert.Equal(
            [
                new("AdFlux.Data", packages.Version),
                new("FluentMigrator", FluentMigratorRange),
                new("FluentMigrator.Extensions.Postgres", FluentMigratorRange),
                new("FluentMigrator.Runner.Core", FluentMigratorRange),
                new("FluentMigrator.Runner.Postgres", FluentMigratorRange),
                new("FluentMigrator.Runner.SQLite", FluentMigratorRange),
            ],
            packages.Open("AdFlux.Migrations").Dependencies.OrderBy(dependency => dependency.Key, StringComparer.Ordinal)
        );

    [Fact]
    public void The_migrations_pass_the_generator_on() =>
        Assert.Contains(
            $"""<dependency id="AdFlux.Data" version="{packages.Version}" include="All" """,
            packages.Open("AdFlux.Migrations").Metadata("dependencies")?.ToString(),
            StringComparison.Ordinal
        );

    [Fact]
    public async Task A_package_that_lacks_what_its_predecessor_had_is_not_packed()
    {
        var refused = await Assert.ThrowsAsync<CommandFailedException>(packages.PackAsSuccessorOfNextAsync);

        Assert.Contains("CP0001", refused.Message, StringComparison.Ordinal);
        Assert.Contains("AdFlux.Data.Next", refused.Message, StringComparison.Ordinal);
    }
}
