using System.Xml.Linq;
using AdFlux.Package.Tests.Support;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace AdFlux.Package.Tests;

/// <summary>What an editor shows beside the members of a library.</summary>
public sealed class DocumentationTests(PackedPackages packages)
{
    [Theory]
    [MemberData(nameof(PackageTests.Libraries), MemberType = typeof(PackageTests))]
    public void Every_public_member_is_documented_in_the_package(string id)
    {
        HashSet<string> documented =
        [
            .. XDocument
                .Load(new MemoryStream(packages.Open(id).Read($"lib/net10.0/{id}.xml")))
                .Descendants("member")
                .Where(member => member.Elements().Any(element => element.Name.LocalName is "inheritdoc" || element.Value.Trim() is not ""))
                .Select(member => member.Attribute("name")!.Value),
        ];

        ISymbol[] members = [.. PublicMembers(Load(id).GlobalNamespace)];

        Assert.NotEmpty(members);
        string[] undocumented =
        [
            .. members.Select(member => member.GetDocumentationCommentId()!).Where(member => !documented.Contains(member)),
        ];
        Assert.Empty(undocumented);
    }

    /// <summary>The library as a compiler sees it that references the package.</summary>
    private IAssemblySymbol Load(string id)
    {
        MetadataReference library = MetadataReference.CreateFromImage(packages.Open(id).Read($"lib/net10.0/{id}.dll"));
        IEnumerable<MetadataReference> others = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!)
            .Split(Path.PathSeparator)
            .Where(file => !string.Equals(Path.GetFileNameWithoutExtension(file), id, StringComparison.Ordinal))
            .Select(file => MetadataReference.CreateFromFile(file));
        var compilation = CSharpCompilation.Create("Reader", references: [library, .. others]);
        return (IAssemblySymbol)compilation.GetAssemblyOrModuleSymbol(library)!;
    }

    private static IEnumerable<ISymbol> PublicMembers(INamespaceOrTypeSymbol container) =>
        container
            .GetMembers()
            .Where(IsWritten)
            .SelectMany(member =>
                member switch
                {
                    INamespaceSymbol space => PublicMembers(space),
                    INamedTypeSymbol type => PublicMembers(type).Prepend(type),
                    _ => [member],
                }
            );

    /// <summary>Leaves out what the compiler adds: accessors, the members of records, and constructors without parameters.</summary>
    private static bool IsWritten(ISymbol member) =>
        member is INamespaceSymbol
        || (
            member.DeclaredAccessibility is Accessibility.Public or Accessibility.Protected or Accessibility.ProtectedOrInternal
            && member is not IMethodSymbol { AssociatedSymbol: not null }
            && member is not IMethodSymbol { MethodKind: MethodKind.Constructor, Parameters: [] }
            && !member.GetAttributes().Any(attribute => attribute.AttributeClass?.Name is "CompilerGeneratedAttribute")
        );
}
