using AdFlux.Data.Generators.Reporting;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

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

    /// <summary>Finds what is wrong with the declaration of a type that gets another part, whatever that is.</summary>
    public static IEnumerable<DiagnosticInfo> FindFaults(INamedTypeSymbol type, Location location, CancellationToken cancellationToken)
    {
        INamedTypeSymbol[] parts = [type, .. ContainersOf(type)];
        return parts
            .Where(part => !IsPartial(part, cancellationToken))
            .Select(part => DiagnosticInfo.Create(Rules.NotPartial, location, part.Name, type.Name))
            .Concat(FindFaultsOfForm(type, location));
    }

    /// <summary>Finds what is wrong with the declaration as such, whatever is generated for it.</summary>
    public static IEnumerable<DiagnosticInfo> FindFaultsOfForm(INamedTypeSymbol type, Location location)
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

    private static bool IsPartial(INamedTypeSymbol type, CancellationToken cancellationToken) =>
        type.DeclaringSyntaxReferences.Any(reference =>
            reference.GetSyntax(cancellationToken) is TypeDeclarationSyntax syntax && syntax.Modifiers.Any(SyntaxKind.PartialKeyword)
        );

    private static IEnumerable<INamedTypeSymbol> ContainersOf(INamedTypeSymbol type)
    {
        for (INamedTypeSymbol? container = type.ContainingType; container is not null; container = container.ContainingType)
            yield return container;
    }
}
