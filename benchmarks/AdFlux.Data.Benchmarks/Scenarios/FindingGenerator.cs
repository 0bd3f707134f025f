using Microsoft.CodeAnalysis;

namespace AdFlux.Data.Benchmarks.Scenarios;

/// <summary>The least that a generator can do about typed ids: Roslyn finds each declaration, and nothing is made of it.</summary>
internal sealed class FindingGenerator : IIncrementalGenerator
{
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        IncrementalValuesProvider<string> names = context.SyntaxProvider.ForAttributeWithMetadataName(
            "AdFlux.Data.Ids.TypedIdAttribute`1",
            static (_, _) => true,
            static (found, _) => found.TargetSymbol.Name
        );
        context.RegisterSourceOutput(names, static (_, _) => { });
    }
}
