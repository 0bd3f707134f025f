using AdFlux.Package.Tests.Support;

namespace AdFlux.Package.Tests;

/// <summary>What a debugger finds, and what does not depend on where a package is built.</summary>
public sealed class SymbolTests(PackedPackages packages)
{
    public static readonly TheoryData<string> Compiled = ["AdFlux.Data.Generators", "AdFlux.Data.CodeFixes"];

    [Theory]
    [MemberData(nameof(PackageTests.Libraries), MemberType = typeof(PackageTests))]
    public void Symbols_come_as_a_package_of_their_own_and_fit_the_library(string id)
    {
        PackageFile symbols = packages.OpenSymbols(id);

        Assert.Equal([$"{id}.nuspec", $"lib/net10.0/{id}.pdb"], symbols.Files);
        Assert.Equal(
            DebugInformation.ExpectedId(packages.Open(id).Read($"lib/net10.0/{id}.dll")),
            DebugInformation.Read(symbols.Read($"lib/net10.0/{id}.pdb")).Id
        );
    }

    [Theory]
    [MemberData(nameof(PackageTests.Libraries), MemberType = typeof(PackageTests))]
    public void A_debugger_finds_the_sources_of_a_library_at_the_commit_it_was_built_from(string id) =>
        AssertFindsSources(DebugInformation.Read(packages.OpenSymbols(id).Read($"lib/net10.0/{id}.pdb")));

    [Theory]
    [MemberData(nameof(Compiled))]
    public void The_generator_and_the_fixes_carry_their_symbols(string name) =>
        AssertFindsSources(DebugInformation.ReadEmbedded(packages.Open("AdFlux.Data").Read($"analyzers/dotnet/cs/{name}.dll")));

    [Fact]
    public void A_debugger_finds_the_sources_of_the_tool()
    {
        PackageFile symbols = packages.OpenSymbols("AdFlux.Migrations.Tool");

        AssertFindsSources(DebugInformation.Read(symbols.Read("tools/net10.0/any/adflux-migrate.pdb")));
    }

    [Fact]
    public void A_build_in_another_folder_gives_the_same_bytes()
    {
        (PackageFile package, PackageFile symbols) = packages.OpenAgain();

        AssertSameFiles(packages.Open("AdFlux.Data"), package);
        AssertSameFiles(packages.OpenSymbols("AdFlux.Data"), symbols);
    }

    private static void AssertFindsSources(DebugInformation information)
    {
        string address = RepositoryCopy.Remote.Replace("github.com", "raw.githubusercontent.com", StringComparison.Ordinal);
        Assert.Equal($$$"""{"documents":{"/_/*":"{{{address}}}/{{{RepositoryCopy.Commit}}}/*"}}""", information.SourceLink);
        Assert.NotEmpty(information.Linked);
        Assert.All(information.Linked, source => Assert.Matches(@"^/_/src/(?!.*/obj/).+\.cs$", source));
        Assert.Contains(information.Embedded, source => source.EndsWith("AssemblyInfo.cs", StringComparison.Ordinal));
    }

    private static void AssertSameFiles(PackageFile expected, PackageFile actual)
    {
        Assert.Equal(expected.Files, actual.Files);
        Assert.All(expected.Files, name => Assert.True(expected.Read(name).AsSpan().SequenceEqual(actual.Read(name)), $"{name} differs."));
    }
}
