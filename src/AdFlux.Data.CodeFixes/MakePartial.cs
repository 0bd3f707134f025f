using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AdFlux.Data.CodeFixes;

/// <summary>Makes a declaration partial (ADF0001).</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
[System.Composition.Shared]
public sealed class MakePartial() : SyntaxFix<TypeDeclarationSyntax>("ADF0001", "Make it partial")
{
    private protected override SyntaxNode Fix(TypeDeclarationSyntax node, Diagnostic diagnostic) =>
        node.WithModifier(SyntaxKind.PartialKeyword, node.Modifiers.Count);
}
