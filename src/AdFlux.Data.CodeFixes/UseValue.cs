using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AdFlux.Data.CodeFixes;

/// <summary>Passes the value of an id to raw SQL (ADF0018).</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
[System.Composition.Shared]
public sealed class UseValue() : SyntaxFix<ExpressionSyntax>("ADF0018", "Pass its Value")
{
    private protected override SyntaxNode? Fix(ExpressionSyntax node, Diagnostic diagnostic)
    {
        if (!diagnostic.Properties.TryGetValue("Access", out string? access))
            return null;
        ExpressionSyntax receiver = IsPrimary(node) ? node.WithoutTrivia() : SyntaxFactory.ParenthesizedExpression(node.WithoutTrivia());
        IdentifierNameSyntax value = SyntaxFactory.IdentifierName("Value");
        ExpressionSyntax member = access is "?."
            ? SyntaxFactory.ConditionalAccessExpression(receiver, SyntaxFactory.MemberBindingExpression(value))
            : SyntaxFactory.MemberAccessExpression(SyntaxKind.SimpleMemberAccessExpression, receiver, value);
        return member.WithTriviaFrom(node);
    }

    private static bool IsPrimary(ExpressionSyntax node) =>
        node
            is SimpleNameSyntax
                or MemberAccessExpressionSyntax
                or InvocationExpressionSyntax
                or ElementAccessExpressionSyntax
                or ParenthesizedExpressionSyntax
                or ThisExpressionSyntax;
}
