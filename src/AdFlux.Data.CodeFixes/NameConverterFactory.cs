using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Formatting;
using Microsoft.CodeAnalysis.Simplification;

namespace AdFlux.Data.CodeFixes;

/// <summary>Names the converters of typed ids in the options of a serializer context (ADF0016).</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
[System.Composition.Shared]
public sealed class NameConverterFactory() : SyntaxFix<TypeDeclarationSyntax>("ADF0016", "Name TypedIdJsonConverterFactory in its options")
{
    private const string Options = "System.Text.Json.Serialization.JsonSourceGenerationOptions";
    private const string Factory = "typeof(global::AdFlux.Data.Ids.TypedIdJsonConverterFactory)";

    private protected override SyntaxNode? Fix(TypeDeclarationSyntax node, Diagnostic diagnostic)
    {
        AttributeSyntax? options = node
            .AttributeLists.SelectMany(list => list.Attributes)
            .FirstOrDefault(attribute => attribute.Name.ToString() is { } name && name.Contains("JsonSourceGenerationOptions"));
        if (options is null)
            return AddOptions(node);
        AttributeArgumentSyntax? converters = options.ArgumentList?.Arguments.FirstOrDefault(argument =>
            argument.NameEquals?.Name.Identifier.ValueText is "Converters"
        );
        if (converters is null)
            return node.ReplaceNode(options, options.AddArgumentListArguments(Argument(node)));
        return AddTo(converters.Expression) is { } longer ? node.ReplaceNode(converters.Expression, longer) : null;
    }

    private static TypeDeclarationSyntax AddOptions(TypeDeclarationSyntax node)
    {
        AttributeSyntax options = SyntaxFactory
            .Attribute(
                SyntaxFactory
                    .ParseName("global::" + Options)
                    .WithAdditionalAnnotations(Simplifier.Annotation, Simplifier.AddImportsAnnotation)
            )
            .AddArgumentListArguments(Argument(node));
        AttributeListSyntax list = SyntaxFactory
            .AttributeList(SyntaxFactory.SingletonSeparatedList(options))
            .WithLeadingTrivia(node.GetLeadingTrivia())
            .WithTrailingTrivia(SyntaxFactory.ElasticLineFeed)
            .WithAdditionalAnnotations(Formatter.Annotation);
        // Without the documentation, which stays in front of the first attribute.
        TypeDeclarationSyntax rest = node.WithLeadingTrivia(
            node.GetLeadingTrivia().Where(trivia => trivia.IsKind(SyntaxKind.WhitespaceTrivia))
        );
        return rest.WithAttributeLists(rest.AttributeLists.Insert(0, list));
    }

    private static AttributeArgumentSyntax Argument(TypeDeclarationSyntax node)
    {
        bool hasCollections = node.SyntaxTree.Options is CSharpParseOptions { LanguageVersion: >= LanguageVersion.CSharp12 };
        string list = hasCollections ? $"[{Factory}]" : $"new[] {{ {Factory} }}";
        return SyntaxFactory
            .AttributeArgument(SyntaxFactory.NameEquals("Converters"), nameColon: null, Annotated(SyntaxFactory.ParseExpression(list)))
            .NormalizeWhitespace();
    }

    private static ExpressionSyntax? AddTo(ExpressionSyntax converters) =>
        converters switch
        {
            CollectionExpressionSyntax list => list.AddElements(SyntaxFactory.ExpressionElement(FactoryType())),
            ImplicitArrayCreationExpressionSyntax array => array.AddInitializerExpressions(FactoryType()),
            ArrayCreationExpressionSyntax { Initializer: { } items } array => array.WithInitializer(items.AddExpressions(FactoryType())),
            _ => null,
        };

    private static ExpressionSyntax FactoryType() => Annotated(SyntaxFactory.ParseExpression(Factory));

    /// <summary>Lets names be written as short as the file's usings allow, and adds the usings.</summary>
    private static ExpressionSyntax Annotated(ExpressionSyntax expression) =>
        expression.ReplaceNodes(
            expression.DescendantNodes().OfType<QualifiedNameSyntax>().Where(name => name.Parent is TypeOfExpressionSyntax),
            (name, _) => name.WithAdditionalAnnotations(Simplifier.Annotation, Simplifier.AddImportsAnnotation)
        );
}
