using System.Collections.Concurrent;
using System.Collections.Immutable;
using AdFlux.Data.Generators.ColumnTypes;
using AdFlux.Data.Generators.Reporting;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace AdFlux.Data.Generators.Analyzers;

/// <summary>
/// Finds contexts whose entities have ids or JSON columns of an assembly that no <c>AddColumnTypes</c> of theirs names. A context that converts
/// or leaves out by hand, or whose base may register them, is left alone.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ContextRegistrationAnalyzer : DiagnosticAnalyzer
{
    /// <summary>The property of a diagnostic that names the manifests to add, separated by commas.</summary>
    public const string Manifests = nameof(Manifests);

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [AnalyzerRules.NotRegistered];

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(static start =>
        {
            INamedTypeSymbol? contextType = start.Compilation.GetTypeByMetadataName("Microsoft.EntityFrameworkCore.DbContext");
            if (contextType is not null && KnownTypes.Find(start.Compilation) is { } known)
                start.RegisterSymbolStartAction(symbol => Start(symbol, known, contextType), SymbolKind.NamedType);
        });
    }

    private static void Start(SymbolStartAnalysisContext context, KnownTypes known, INamedTypeSymbol contextType)
    {
        var type = (INamedTypeSymbol)context.Symbol;
        List<INamedTypeSymbol> bases = BasesOf(type);
        if (!SymbolEqualityComparer.Default.Equals(bases.LastOrDefault(), contextType))
            return;

        bool isTold = false;
        foreach (INamedTypeSymbol part in bases.Where(part => HasConventions(part, contextType)))
        {
            // A base in another assembly knows nothing of the types of this one, unless it is told.
            bool isElsewhere =
                !part.IsGenericType && !SymbolEqualityComparer.Default.Equals(part.ContainingAssembly, type.ContainingAssembly);
            if (!isElsewhere)
                return;
            isTold = true;
        }

        string? only = isTold ? ManifestEmitter.NameFor(type.ContainingAssembly.Name) : null;
        var stored = new ConcurrentDictionary<string, ITypeSymbol>(StringComparer.Ordinal);
        foreach (
            INamedTypeSymbol set in type.GetMembers().OfType<IPropertySymbol>().Select(property => property.Type).OfType<INamedTypeSymbol>()
        )
        {
            if (set is { Name: "DbSet", TypeArguments.Length: 1 })
                NoteColumns(set.TypeArguments[0], known, only, stored);
        }

        var registered = new ConcurrentDictionary<string, bool>(StringComparer.Ordinal);
        context.RegisterOperationAction(
            operation =>
            {
                var call = (IInvocationOperation)operation.Operation;
                Note(call, registered);
                if (EntityOf(call) is { } entity)
                    NoteColumns(entity, known, only, stored);
            },
            OperationKind.Invocation
        );
        context.RegisterSymbolEndAction(end => Report(end, type, stored, registered));
    }

    /// <summary>The entity that a call adds to the model: <c>Entity&lt;Item&gt;()</c>, or <c>ApplyConfiguration</c> of what configures it.</summary>
    private static ITypeSymbol? EntityOf(IInvocationOperation call) =>
        call.TargetMethod is { ContainingType.Name: "ModelBuilder", Name: "Entity" or "ApplyConfiguration", TypeArguments.Length: 1 }
            ? call.TargetMethod.TypeArguments[0]
            : null;

    /// <summary>Notes the types with a column of their own, by the manifest that lists them: one of each.</summary>
    private static void NoteColumns(ITypeSymbol entity, KnownTypes known, string? only, ConcurrentDictionary<string, ITypeSymbol> stored)
    {
        IEnumerable<ITypeSymbol> columns = BasesOf(entity)
            .Prepend(entity)
            .SelectMany(part => part.GetMembers().OfType<IPropertySymbol>())
            .Where(IsColumn)
            .SelectMany(property => new[] { property.Type, KnownTypes.ElementOf(property.Type) })
            .Select(KnownTypes.Underlying)
            .OfType<ITypeSymbol>();
        foreach (ITypeSymbol column in columns.Where(column => known.IsId(column) || known.FindJsonColumnAttribute(column) is not null))
        {
            string manifest = ManifestEmitter.NameFor(column.ContainingAssembly.Name);
            if (only is null || string.Equals(manifest, only, StringComparison.Ordinal))
                stored.TryAdd(manifest, column);
        }
    }

    private static bool IsColumn(IPropertySymbol property) =>
        property is { IsStatic: false, IsIndexer: false, DeclaredAccessibility: Accessibility.Public }
        && !property.GetAttributes().Any(attribute => attribute.AttributeClass?.Name is "NotMappedAttribute");

    /// <summary>Whether a base has conventions of its own, which is where it registers what it stores.</summary>
    private static bool HasConventions(INamedTypeSymbol type, INamedTypeSymbol contextType) =>
        !SymbolEqualityComparer.Default.Equals(type, contextType) && !type.GetMembers("ConfigureConventions").IsEmpty;

    private static void Note(IInvocationOperation call, ConcurrentDictionary<string, bool> registered)
    {
        switch (call.TargetMethod.Name)
        {
            case "AddColumnTypes" when call.TargetMethod.TypeArguments.FirstOrDefault() is INamedTypeSymbol manifest:
                registered[manifest.Name] = true;
                break;
            case "AddColumnTypes" or "HasConversion" or "HaveConversion" or "Ignore":
            case not null when TakesConventions(call):
                registered[""] = true;
                break;
        }
    }

    /// <summary>Whether the conventions are handed to a method that is not EF Core's own.</summary>
    private static bool TakesConventions(IInvocationOperation call) =>
        call.Arguments.Any(argument => argument.Value.Type?.Name is "ModelConfigurationBuilder")
        && call.TargetMethod.ContainingNamespace?.ToDisplayString().StartsWith("Microsoft.EntityFrameworkCore", StringComparison.Ordinal)
            is false
        && call.TargetMethod.Name is not "ConfigureConventions";

    private static void Report(
        SymbolAnalysisContext context,
        INamedTypeSymbol type,
        ConcurrentDictionary<string, ITypeSymbol> stored,
        ConcurrentDictionary<string, bool> registered
    )
    {
        string[] missing =
        [
            .. stored.Keys.Where(manifest => !registered.ContainsKey(manifest)).OrderBy(name => name, StringComparer.Ordinal),
        ];
        if (missing.Length == 0 || registered.ContainsKey(""))
            return;
        ImmutableDictionary<string, string?> properties = ImmutableDictionary<string, string?>.Empty.Add(
            Manifests,
            string.Join(",", missing)
        );
        context.ReportDiagnostic(
            Diagnostic.Create(AnalyzerRules.NotRegistered, type.Locations[0], properties, type.Name, stored[missing[0]].Name, missing[0])
        );
    }

    private static List<INamedTypeSymbol> BasesOf(ITypeSymbol type)
    {
        List<INamedTypeSymbol> bases = [];
        for (INamedTypeSymbol? part = type.BaseType; part is { SpecialType: SpecialType.None }; part = part.BaseType)
            bases.Add(part);
        return bases;
    }
}
