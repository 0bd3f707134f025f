using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AdFlux.Data.CodeFixes;

/// <summary>Makes a typed id readonly (ADF0014).</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
[System.Composition.Shared]
public sealed class MakeReadonly() : SyntaxFix<TypeDeclarationSyntax>("ADF0014", "Make it readonly")
{
    private protected override SyntaxNode Fix(TypeDeclarationSyntax node, Diagnostic diagnostic)
    {
        int partial = node.Modifiers.IndexOf(SyntaxKind.PartialKeyword);
        return node.WithModifier(SyntaxKind.ReadOnlyKeyword, partial < 0 ? node.Modifiers.Count : partial);
    }
}
