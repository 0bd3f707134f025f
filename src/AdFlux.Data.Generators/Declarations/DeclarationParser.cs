using AdFlux.Data.Generators.Reporting;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace AdFlux.Data.Generators.Declarations;

/// <summary>Reads where a type is declared, and finds what makes it impossible to add a part to it.</summary>
internal static class DeclarationParser
{
    public static Declaration Parse(INamedTypeSymbol type)
    {
        INamedTypeSymbol[] containers = [.. ContainersOf(type).Reverse()];
        string @namespace = type.ContainingNamespace.IsGlobalNamespace ? "" : NameOf(type.ContainingNamespace);
        string[] path = [.. containers.Select(container => Escape(container.Name)), Escape(type.Name)];
        string prefix = @namespace.Length == 0 ? "" : @namespace + ".";
        return new Declaration(
            @namespace,
            new EquatableArray<string>(containers.Select(HeaderOf)),
            HeaderOf(type),
            Escape(type.Name),
            "global::" + prefix + string.Join(".", path),
            prefix.Replace("@", "") + string.Join("+", containers.Append(type).Select(part => part.MetadataName))
        );
    }

    private static string NameOf(INamespaceSymbol @namespace) =>
        @namespace.ContainingNamespace is { IsGlobalNamespace: false } parent
            ? NameOf(parent) + "." + Escape(@namespace.Name)
            : Escape(@namespace.Name);

    private static string HeaderOf(INamedTypeSymbol type)
    {
        string keyword = type switch
        {
            { TypeKind: TypeKind.Interface } => "interface",
            { IsRecord: true, TypeKind: TypeKind.Struct } => "record struct",
            { IsRecord: true } => "record",
            { TypeKind: TypeKind.Struct } => "struct",
            _ => "class",
        };
        return $"partial {keyword} {Escape(type.Name)}";
    }

    /// <summary>Escapes every keyword, contextual ones too: a type may be called <c>@record</c>.</summary>
    public static string Escape(string name) =>
        SyntaxFacts.GetKeywordKind(name) != SyntaxKind.None || SyntaxFacts.GetContextualKeywordKind(name) != SyntaxKind.None
            ? "@" + name
            : name;

    /// <summary>
    /// Finds what is wrong with the declaration, whatever is generated for it. A missing <c>partial</c> is for the compiler and the analyzer to
    /// report, where a fix can mend it: the part is generated all the same, so that it is never left out in silence.
    /// </summary>
    public static IEnumerable<DiagnosticInfo> FindFaults(INamedTypeSymbol type, Location location)
    {
        INamedTypeSymbol[] parts = [type, .. ContainersOf(type)];
        if (parts.Any(part => part.IsFileLocal))
            yield return DiagnosticInfo.Create(Rules.UnsupportedShape, location, type.Name, "local to its file");
        if (parts.Any(IsHidden))
            yield return DiagnosticInfo.Create(Rules.Inaccessible, location, type.Name);
        if (type.IsGenericType)
            yield return DiagnosticInfo.Create(Rules.UnsupportedShape, location, type.Name, "generic, or nested in a generic type");
        if (type.IsRefLikeType)
            yield return DiagnosticInfo.Create(Rules.UnsupportedShape, location, type.Name, "a ref struct");
        if (type.IsStatic)
            yield return DiagnosticInfo.Create(Rules.UnsupportedShape, location, type.Name, "static");
    }

    private static bool IsHidden(INamedTypeSymbol type) =>
        type.DeclaredAccessibility is Accessibility.Private or Accessibility.Protected or Accessibility.ProtectedAndInternal;

    /// <summary>The types around a type, innermost first.</summary>
    public static IEnumerable<INamedTypeSymbol> ContainersOf(INamedTypeSymbol type)
    {
        for (INamedTypeSymbol? container = type.ContainingType; container is not null; container = container.ContainingType)
            yield return container;
    }
}
