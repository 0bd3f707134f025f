using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AdFlux.Data.Generators.TypedIds;

/// <summary>
/// Writes the members that a declaration has in one form, such as <c>TryParse(string,System.IFormatProvider,Self)</c>, to tell which ones not
/// to generate again.
/// </summary>
internal static class Signatures
{
    private static readonly SymbolDisplayFormat Format = SymbolDisplayFormat.FullyQualifiedFormat.WithGlobalNamespaceStyle(
        SymbolDisplayGlobalNamespaceStyle.Omitted
    );

    /// <summary>The members that the source declares, and its attributes as <c>[Name]</c>, in order.</summary>
    public static EquatableArray<string> Of(INamedTypeSymbol type)
    {
        IEnumerable<string> members = MembersOf(type).Where(member => !member.IsImplicitlyDeclared).Select(member => Of(member, type));
        IEnumerable<string> attributes = type.GetAttributes().Select(attribute => $"[{attribute.AttributeClass?.Name}]");
        return new EquatableArray<string>(
            members.Concat(attributes).Distinct(StringComparer.Ordinal).OrderBy(text => text, StringComparer.Ordinal)
        );
    }

    /// <summary>
    /// The members that the source declares. Most ids declare none, and are read again at each keystroke in the project: to ask the symbol would make
    /// the compiler think up all that a record has.
    /// </summary>
    public static ImmutableArray<ISymbol> MembersOf(INamedTypeSymbol type) =>
        type.DeclaringSyntaxReferences.All(reference =>
            reference.GetSyntax() is TypeDeclarationSyntax { Members.Count: 0, ParameterList: null }
        )
            ? []
            : type.GetMembers();

    private static string Of(ISymbol member, INamedTypeSymbol self)
    {
        if (member is not IMethodSymbol method)
            return member.Name;
        string parameters = string.Join(",", method.Parameters.Select(parameter => Of(parameter.Type, self)));
        string result = method.MethodKind == MethodKind.Conversion ? ":" + Of(method.ReturnType, self) : "";
        // Without the interface of an explicit implementation, and without the dot of a constructor.
        string name = method.Name.Substring(method.Name.LastIndexOf('.') + 1);
        return $"{name}({parameters}){result}";
    }

    private static string Of(ITypeSymbol type, INamedTypeSymbol self) =>
        SymbolEqualityComparer.Default.Equals(type, self) ? "Self" : type.ToDisplayString(Format);
}
