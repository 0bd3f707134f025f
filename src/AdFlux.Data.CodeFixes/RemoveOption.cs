using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AdFlux.Data.CodeFixes;

/// <summary>Removes an option that means nothing (ADF0009).</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
[System.Composition.Shared]
public sealed class RemoveOption() : SyntaxFix<AttributeSyntax>("ADF0009", "Remove the option")
{
    private protected override SyntaxNode? Fix(AttributeSyntax node, Diagnostic diagnostic)
    {
        AttributeArgumentSyntax? option = node.ArgumentList?.Arguments.FirstOrDefault(argument =>
            argument.Span.IntersectsWith(diagnostic.Location.SourceSpan)
        );
        if (option is null)
            return null;
        return node.ArgumentList!.Arguments.Count == 1
            ? node.WithArgumentList(null)
            : node.WithArgumentList(node.ArgumentList.WithArguments(node.ArgumentList.Arguments.Remove(option)));
    }
}
