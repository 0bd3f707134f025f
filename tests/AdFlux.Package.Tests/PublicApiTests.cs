using System.Reflection;
using System.Runtime.Loader;
using AdFlux.Package.Tests.Support;
using AdFlux.Testing.Conventions;

namespace AdFlux.Package.Tests;

/// <summary>What the assemblies in the packages offer, in texts that are reviewed like code.</summary>
public sealed class PublicApiTests(PackedPackages packages)
{
    [Theory]
    [InlineData("AdFlux.Data", "../AdFlux.Data.Tests/Conventions/AdFlux.Data.approved.txt")]
    [InlineData("AdFlux.Migrations", "../AdFlux.Migrations.Tests/Conventions/AdFlux.Migrations.approved.txt")]
    public void A_packed_library_has_the_approved_API(string id, string approved) =>
        Approved.Equal(Describe(id, $"lib/net10.0/{id}.dll"), approved);

    /// <summary>Public for the compiler, which looks for such types; applications do not reference them.</summary>
    [Theory]
    [InlineData("AdFlux.Data.Generators")]
    [InlineData("AdFlux.Data.CodeFixes")]
    public void What_the_compiler_loads_has_the_approved_API(string name) =>
        Approved.Equal(Describe("AdFlux.Data", $"analyzers/dotnet/cs/{name}.dll"), $"Approved/{name}.approved.txt");

    [Fact]
    public void The_tool_offers_its_command_line_and_no_API() =>
        Assert.Empty(Describe("AdFlux.Migrations.Tool", "tools/net10.0/any/adflux-migrate.dll"));

    private string Describe(string id, string assembly)
    {
        var context = new PackedAssemblies(packages);
        try
        {
            return PublicApi.Describe(context.LoadFromStream(new MemoryStream(packages.Open(id).Read(assembly))));
        }
        finally
        {
            context.Unload();
        }
    }

    /// <summary>Takes our assemblies from the packages, and what they depend on from the tests.</summary>
    private sealed class PackedAssemblies(PackedPackages packages) : AssemblyLoadContext(isCollectible: true)
    {
        protected override Assembly? Load(AssemblyName assemblyName) =>
            assemblyName.Name switch
            {
                "AdFlux.Data" or "AdFlux.Migrations" => Load($"lib/net10.0/{assemblyName.Name}.dll", assemblyName.Name),
                "AdFlux.Data.Generators" => Load($"analyzers/dotnet/cs/{assemblyName.Name}.dll", "AdFlux.Data"),
                _ => null,
            };

        private Assembly Load(string file, string id) => LoadFromStream(new MemoryStream(packages.Open(id).Read(file)));
    }
}
