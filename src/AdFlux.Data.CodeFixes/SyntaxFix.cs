using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;
using Microsoft.CodeAnalysis.Formatting;
using Microsoft.CodeAnalysis.Simplification;

namespace AdFlux.Data.CodeFixes;

/// <summary>A fix that puts one piece of syntax in the place of another. All of a solution's are fixed at once by fixing each.</summary>
/// <typeparam name="TNode">What is replaced: the innermost of its kind around the diagnostic.</typeparam>
public abstract class SyntaxFix<TNode> : CodeFixProvider
    where TNode : SyntaxNode
{
    private readonly string _id;
    private readonly string _title;

    private protected SyntaxFix(string id, string title)
    {
        _id = id;
        _title = title;
    }

    /// <inheritdoc/>
    public sealed override ImmutableArray<string> FixableDiagnosticIds => [_id];

    /// <inheritdoc/>
    public sealed override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    /// <inheritdoc/>
    public sealed override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        SyntaxNode? root = await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false);
        TNode? node = root?.FindNode(context.Span, getInnermostNodeForTie: true).FirstAncestorOrSelf<TNode>();
        if (node is null || Fix(node, context.Diagnostics[0]) is not { } replacement)
            return;
        Document document = context.Document.WithSyntaxRoot(root!.ReplaceNode(node, replacement));
        context.RegisterCodeFix(
            CodeAction.Create(_title, token => CleanUpAsync(document, token), equivalenceKey: _id),
            context.Diagnostics
        );
    }

    /// <summary>Makes what takes the node's place, or null where nothing can be done. New names are annotated to be simplified and imported.</summary>
    private protected abstract SyntaxNode? Fix(TNode node, Diagnostic diagnostic);

    /// <summary>Adds usings; where global ones do, the file stays as it is, instead of getting empty lines in their place.</summary>
    private static async Task<Document> CleanUpAsync(Document document, CancellationToken cancellationToken)
    {
        Document importing = await ImportAdder
            .AddImportsAsync(document, Simplifier.AddImportsAnnotation, cancellationToken: cancellationToken)
            .ConfigureAwait(false);
        Document imported = await ShortenAsync(importing, cancellationToken).ConfigureAwait(false);
        return
            await CountUsingsAsync(imported, cancellationToken).ConfigureAwait(false)
            == await CountUsingsAsync(document, cancellationToken).ConfigureAwait(false)
            ? await ShortenAsync(document, cancellationToken).ConfigureAwait(false)
            : imported;
    }

    private static async Task<Document> ShortenAsync(Document document, CancellationToken cancellationToken)
    {
        document = await Simplifier
            .ReduceAsync(document, Simplifier.Annotation, cancellationToken: cancellationToken)
            .ConfigureAwait(false);
        return await Formatter.FormatAsync(document, Formatter.Annotation, cancellationToken: cancellationToken).ConfigureAwait(false);
    }

    private static async Task<int> CountUsingsAsync(Document document, CancellationToken cancellationToken) =>
        await document.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false) is CompilationUnitSyntax unit ? unit.Usings.Count : 0;
}
