using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AdFlux.Data.CodeFixes;

/// <summary>Puts modifiers in front of types.</summary>
internal static class TypeModifiers
{
    /// <summary>Inserts a modifier; comments in front of the declaration stay in front of it.</summary>
    public static TypeDeclarationSyntax WithModifier(this TypeDeclarationSyntax type, SyntaxKind modifier, int index)
    {
        SyntaxToken token = SyntaxFactory.Token(modifier).WithTrailingTrivia(SyntaxFactory.Space);
        SyntaxToken next = index < type.Modifiers.Count ? type.Modifiers[index] : type.Keyword;
        return index < type.Modifiers.Count
            ? type.WithModifiers(
                type.Modifiers.Replace(next, next.WithLeadingTrivia()).Insert(index, token.WithLeadingTrivia(next.LeadingTrivia))
            )
            : (TypeDeclarationSyntax)type.WithKeyword(next.WithLeadingTrivia()).AddModifiers(token.WithLeadingTrivia(next.LeadingTrivia));
    }
}
