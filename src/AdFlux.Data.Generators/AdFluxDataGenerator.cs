using System.Collections.Immutable;
using AdFlux.Data.Generators.ColumnTypes;
using AdFlux.Data.Generators.Declarations;
using AdFlux.Data.Generators.JsonColumns;
using AdFlux.Data.Generators.Reporting;
using AdFlux.Data.Generators.RowCodecs;
using AdFlux.Data.Generators.TypedIds;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace AdFlux.Data.Generators;

/// <summary>Generates typed ids, JSON columns, the list of both that EF Core is told about, and row codecs.</summary>
[Generator(LanguageNames.CSharp)]
public sealed class AdFluxDataGenerator : IIncrementalGenerator
{
    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        IncrementalValuesProvider<TypedIdModel> typedIds = Find(context, TypedIdParser.TypedIdAttribute, TypedIdParser.Parse, "TypedIds");
        IncrementalValuesProvider<TypedIdModel> openValues = Find(
            context,
            TypedIdParser.OpenValueAttribute,
            TypedIdParser.Parse,
            "OpenValues"
        );
        IncrementalValuesProvider<JsonColumnModel> columns = Find(
            context,
            JsonColumnParser.JsonColumnAttribute,
            JsonColumnParser.Parse,
            "JsonColumns"
        );
        IncrementalValuesProvider<RowCodecModel> codecs = Find(
            context,
            RowCodecParser.RowCodecAttribute,
            RowCodecParser.Parse,
            "RowCodecs"
        );

        IncrementalValueProvider<EquatableArray<IdEntry>> ids = EntriesOf(typedIds)
            .Combine(EntriesOf(openValues))
            .Select(static (both, _) => new EquatableArray<IdEntry>(both.Left.Concat(both.Right)))
            .WithTrackingName("IdEntries");
        IncrementalValueProvider<EquatableArray<string>> ambiguous = NamesOf(typedIds, static id => id.Declaration.MetadataName)
            .Combine(NamesOf(openValues, static id => id.Declaration.MetadataName))
            .Combine(NamesOf(columns, static column => column.Declaration.MetadataName))
            .Combine(NamesOf(codecs, static codec => codec.MetadataName))
            .Select(
                static (names, _) =>
                    HintNames.FindAmbiguous([.. names.Left.Left.Left, .. names.Left.Left.Right, .. names.Left.Right, .. names.Right])
            )
            .WithTrackingName("AmbiguousNames");

        Emit(context, typedIds, ambiguous, static id => id.Declaration.MetadataName, TypedIdEmitter.Emit);
        Emit(context, openValues, ambiguous, static id => id.Declaration.MetadataName, TypedIdEmitter.Emit);
        Emit(context, columns, ambiguous, static column => column.Declaration.MetadataName, JsonColumnEmitter.Emit);
        Emit(context, codecs, ambiguous, static codec => codec.MetadataName, RowCodecEmitter.Emit);
        EmitManifest(context, ids, columns);
    }

    private static IncrementalValuesProvider<T> Find<T>(
        IncrementalGeneratorInitializationContext context,
        string attribute,
        Func<GeneratorAttributeSyntaxContext, CancellationToken, Result<T>> parse,
        string trackingName
    )
        where T : class, IEquatable<T>
    {
        IncrementalValuesProvider<Result<T>> results = context
            .SyntaxProvider.ForAttributeWithMetadataName(attribute, static (node, _) => node is TypeDeclarationSyntax, parse)
            .WithTrackingName(trackingName);
        context.RegisterSourceOutput(
            results.SelectMany(static (result, _) => result.Diagnostics),
            static (output, diagnostic) => output.ReportDiagnostic(diagnostic.ToDiagnostic())
        );
        return results.Where(static result => result.Value is not null).Select(static (result, _) => result.Value!);
    }

    private static IncrementalValueProvider<EquatableArray<IdEntry>> EntriesOf(IncrementalValuesProvider<TypedIdModel> ids) =>
        ids.Select(static (id, _) => new IdEntry(id.Declaration.FullName, id.ValueType))
            .Collect()
            .Select(static (entries, _) => new EquatableArray<IdEntry>(entries));

    private static IncrementalValueProvider<ImmutableArray<string>> NamesOf<T>(
        IncrementalValuesProvider<T> models,
        Func<T, string> metadataNameOf
    ) => models.Select((model, _) => metadataNameOf(model)).Collect();

    private static void Emit<T>(
        IncrementalGeneratorInitializationContext context,
        IncrementalValuesProvider<T> models,
        IncrementalValueProvider<EquatableArray<string>> ambiguous,
        Func<T, string> metadataNameOf,
        Func<T, string> emit
    ) =>
        context.RegisterSourceOutput(
            models.Combine(ambiguous),
            (output, model) =>
                output.AddSource(
                    HintNames.For(metadataNameOf(model.Left), model.Right),
                    SourceText.From(emit(model.Left), System.Text.Encoding.UTF8)
                )
        );

    private static void EmitManifest(
        IncrementalGeneratorInitializationContext context,
        IncrementalValueProvider<EquatableArray<IdEntry>> ids,
        IncrementalValuesProvider<JsonColumnModel> columns
    )
    {
        IncrementalValueProvider<string> assemblyName = context
            .CompilationProvider.Select(static (compilation, _) => compilation.AssemblyName ?? "")
            .WithTrackingName("AssemblyName");
        IncrementalValueProvider<EquatableArray<JsonEntry>> jsonEntries = columns
            .Select(static (column, _) => new JsonEntry(column.Declaration.FullName, column.Immutable))
            .Collect()
            .Select(static (entries, _) => new EquatableArray<JsonEntry>(entries))
            .WithTrackingName("JsonEntries");

        context.RegisterSourceOutput(
            assemblyName.Combine(ids).Combine(jsonEntries),
            static (output, manifest) =>
            {
                ((string assembly, EquatableArray<IdEntry> idEntries), EquatableArray<JsonEntry> json) = manifest;
                if (idEntries.Count + json.Count > 0)
                    output.AddSource(
                        $"{ManifestEmitter.NameFor(assembly)}.g.cs",
                        SourceText.From(ManifestEmitter.Emit(assembly, idEntries, json), System.Text.Encoding.UTF8)
                    );
            }
        );
    }
}
