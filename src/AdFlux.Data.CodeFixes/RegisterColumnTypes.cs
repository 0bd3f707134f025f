using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Formatting;
using Microsoft.CodeAnalysis.Simplification;

namespace AdFlux.Data.CodeFixes;

/// <summary>Registers what a context stores in its conventions (ADF0019).</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
[System.Composition.Shared]
public sealed class RegisterColumnTypes() : SyntaxFix<ClassDeclarationSyntax>("ADF0019", "Register its column types")
{
    private const string Namespace = "AdFlux.Data.Mapping.ColumnTypes";
    private const string Parameter = "configurationBuilder";

    private protected override SyntaxNode? Fix(ClassDeclarationSyntax node, Diagnostic diagnostic)
    {
        if (!diagnostic.Properties.TryGetValue("Manifests", out string? names) || names is null)
            return null;
        string[] manifests = names.Split(',');
        MethodDeclarationSyntax? conventions = node
            .Members.OfType<MethodDeclarationSyntax>()
            .FirstOrDefault(method => method.Identifier.ValueText is "ConfigureConventions" && method.ParameterList.Parameters.Count == 1);
        if (conventions is null)
            return WithMembers(node, Override(manifests));
        return AddTo(conventions, manifests) is { } longer ? node.ReplaceNode(conventions, longer) : null;
    }

    private static MethodDeclarationSyntax? AddTo(MethodDeclarationSyntax conventions, string[] manifests)
    {
        string parameter = conventions.ParameterList.Parameters[0].Identifier.ValueText;
        if (conventions.Body is { } body)
        {
            StatementSyntax call = SyntaxFactory.ExpressionStatement(Chain(SyntaxFactory.IdentifierName(parameter), manifests));
            return conventions.WithBody(body.AddStatements(call.WithAdditionalAnnotations(Formatter.Annotation)));
        }

        // An expression that gives the builder back can be continued.
        return
            conventions.ExpressionBody
                is { Expression: InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax last } chain } arrow
            && last.Name.Identifier.ValueText is "AddColumnTypes"
            ? conventions.WithExpressionBody(arrow.WithExpression(Chain(chain, manifests)))
            : null;
    }

    private static MethodDeclarationSyntax Override(string[] manifests) =>
        SyntaxFactory
            .MethodDeclaration(SyntaxFactory.PredefinedType(SyntaxFactory.Token(SyntaxKind.VoidKeyword)), "ConfigureConventions")
            .AddModifiers(SyntaxFactory.Token(SyntaxKind.ProtectedKeyword), SyntaxFactory.Token(SyntaxKind.OverrideKeyword))
            .AddParameterListParameters(
                SyntaxFactory
                    .Parameter(SyntaxFactory.Identifier(Parameter))
                    .WithType(Name("Microsoft.EntityFrameworkCore.ModelConfigurationBuilder"))
            )
            .WithExpressionBody(SyntaxFactory.ArrowExpressionClause(Chain(SyntaxFactory.IdentifierName(Parameter), manifests)))
            .WithSemicolonToken(SyntaxFactory.Token(SyntaxKind.SemicolonToken))
            .NormalizeWhitespace()
            .WithLeadingTrivia(SyntaxFactory.ElasticLineFeed)
            .WithTrailingTrivia(SyntaxFactory.ElasticLineFeed)
            .WithAdditionalAnnotations(Formatter.Annotation);

    private static ExpressionSyntax Chain(ExpressionSyntax builder, string[] manifests) =>
        manifests.Aggregate(
            builder,
            (chain, manifest) =>
                SyntaxFactory.InvocationExpression(
                    SyntaxFactory.MemberAccessExpression(
                        SyntaxKind.SimpleMemberAccessExpression,
                        chain,
                        SyntaxFactory.GenericName("AddColumnTypes").AddTypeArgumentListArguments(Name($"{Namespace}.{manifest}"))
                    ),
                    (ArgumentListSyntax)SyntaxFactory.ParseArgumentList("(Database.ProviderName)")
                )
        );

    private static NameSyntax Name(string fullName) =>
        SyntaxFactory.ParseName("global::" + fullName).WithAdditionalAnnotations(Simplifier.Annotation, Simplifier.AddImportsAnnotation);

    /// <summary>Adds a member; a class that ends with a semicolon gets braces.</summary>
    private static ClassDeclarationSyntax WithMembers(ClassDeclarationSyntax node, MemberDeclarationSyntax member)
    {
        if (node.SemicolonToken.IsKind(SyntaxKind.SemicolonToken))
            node = node.WithSemicolonToken(default)
                .WithOpenBraceToken(SyntaxFactory.Token(SyntaxKind.OpenBraceToken))
                .WithCloseBraceToken(SyntaxFactory.Token(SyntaxKind.CloseBraceToken).WithTrailingTrivia(node.GetTrailingTrivia()));
        return node.AddMembers(member);
    }
}
