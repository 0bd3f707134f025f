using AdFlux.Data.Ids;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace AdFlux.Data.Generators.Tests.Generation;

/// <summary>A source text compiled with the generator, as strictly as this repository compiles itself.</summary>
internal sealed class GeneratorRun
{
    /// <summary>The name of an assembly that sees the library's internals, as the library itself does: row codecs are for its own entities.</summary>
    public const string Friend = "AdFlux.Data.Tests";

    private static readonly MetadataReference[] References =
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!)
            .Split(Path.PathSeparator)
            .Where(path => Path.GetFileName(path).StartsWith("System.", StringComparison.Ordinal))
            .Append(typeof(ITypedId<,>).Assembly.Location)
            .Select(path => MetadataReference.CreateFromFile(path)),
    ];

    private GeneratorRun(Compilation output, GeneratorRunResult result)
    {
        Output = output;
        Result = result;
    }

    public Compilation Output { get; }

    public GeneratorRunResult Result { get; }

    public static GeneratorRun Of(string source, LanguageVersion language = LanguageVersion.Latest, string assemblyName = "Sample.App")
    {
        CSharpCompilation compilation = Compile(source, language, assemblyName);
        GeneratorDriver driver = CreateDriver(language).RunGeneratorsAndUpdateCompilation(compilation, out Compilation output, out _);
        return new GeneratorRun(output, driver.GetRunResult().Results.Single());
    }

    public static CSharpCompilation Compile(
        string source,
        LanguageVersion language = LanguageVersion.Latest,
        string assemblyName = "Sample.App"
    ) =>
        CSharpCompilation.Create(
            assemblyName,
            [CSharpSyntaxTree.ParseText(source, OptionsFor(language), "Sample.cs")],
            References,
            new CSharpCompilationOptions(
                OutputKind.DynamicallyLinkedLibrary,
                nullableContextOptions: NullableContextOptions.Enable,
                generalDiagnosticOption: ReportDiagnostic.Error,
                warningLevel: 9999
            )
        );

    public static CSharpGeneratorDriver CreateDriver(LanguageVersion language = LanguageVersion.Latest) =>
        CSharpGeneratorDriver.Create(
            [new AdFluxDataGenerator().AsSourceGenerator()],
            parseOptions: OptionsFor(language),
            driverOptions: new GeneratorDriverOptions(IncrementalGeneratorOutputKind.None, trackIncrementalGeneratorSteps: true)
        );

    /// <summary>Documentation is diagnosed, so that an undocumented public member counts (CS1591).</summary>
    private static CSharpParseOptions OptionsFor(LanguageVersion language) => new(language, DocumentationMode.Diagnose);

    /// <summary>Everything that was generated, file after file.</summary>
    public string Text =>
        string.Join(
            "\n",
            Result
                .GeneratedSources.OrderBy(file => file.HintName, StringComparer.Ordinal)
                .Select(file => $"==== {file.HintName}\n{file.SourceText}")
        );
}
