using System.Collections.Immutable;
using System.Reflection;
using AdFlux.Data.CodeFixes;
using AdFlux.Data.Generators.Analyzers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace AdFlux.Data.Generators.Tests.Analyzers;

/// <summary>An application's project in memory: it references the library and EF Core, and has all generators, analyzers and fixes.</summary>
internal sealed class SampleProject : IDisposable
{
    /// <summary>What every file of a sample may use, as implicit usings would have it.</summary>
    private const string Usings = """
        global using System;
        global using System.Collections.Generic;
        global using System.Linq;
        """;

    /// <summary>Every analyzer of the library.</summary>
    public static readonly ImmutableArray<DiagnosticAnalyzer> Analyzers =
    [
        .. Instances<DiagnosticAnalyzer>(typeof(DeclarationAnalyzer).Assembly),
    ];

    /// <summary>Every code fix of the library.</summary>
    public static readonly ImmutableArray<CodeFixProvider> Fixes = [.. Instances<CodeFixProvider>(typeof(MakePartial).Assembly)];

    private static readonly MetadataReference[] References =
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!)
            .Split(Path.PathSeparator)
            .Where(path => !Path.GetFileName(path).Contains("Tests", StringComparison.Ordinal))
            .Select(path => MetadataReference.CreateFromFile(path)),
    ];

    private readonly AdhocWorkspace _workspace = new();
    private readonly Project _project;

    private SampleProject(string assemblyName, string[] files)
    {
        var id = ProjectId.CreateNewId();
        Solution solution = _workspace
            .CurrentSolution.AddProject(ProjectInfo.Create(id, VersionStamp.Default, assemblyName, assemblyName, LanguageNames.CSharp))
            .WithProjectCompilationOptions(
                id,
                new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable)
            )
            .WithProjectParseOptions(id, new CSharpParseOptions(LanguageVersion.Latest))
            .WithProjectMetadataReferences(id, References)
            .WithProjectAnalyzerReferences(id, [new Generators()]);
        foreach ((int index, string file) in files.Prepend(Usings).Index())
            solution = solution.AddDocument(
                DocumentId.CreateNewId(id),
                $"File{index}.cs",
                SourceText.From(file),
                filePath: $"File{index}.cs"
            );
        _project = solution.GetProject(id)!;
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    /// <summary>A project of these files.</summary>
    public static SampleProject Of(params string[] files) => new("Sample.App", files);

    /// <summary>The same under the name of an assembly.</summary>
    public static SampleProject Named(string assemblyName, params string[] files) => new(assemblyName, files);

    /// <summary>The same under the name of an assembly that sees the library's internals: row codecs are for its own entities.</summary>
    public static SampleProject OfFriend(params string[] files) => new(Generation.GeneratorRun.Friend, files);

    /// <summary>What the compiler finds wrong with the project and what is generated for it.</summary>
    public async Task<IReadOnlyList<Diagnostic>> CompilerErrorsAsync() =>
        [.. (await CompileAsync(_project)).GetDiagnostics(Cancel).Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error)];

    /// <summary>The files that are generated for the project.</summary>
    public async Task<IReadOnlyList<string>> GeneratedAsync() =>
        [
            .. (await CompileAsync(_project))
                .SyntaxTrees.Where(tree => tree.FilePath.EndsWith(".g.cs", StringComparison.Ordinal))
                .Select(tree => tree.ToString()),
        ];

    /// <summary>What the generator and the analyzers report, in order.</summary>
    public async Task<IReadOnlyList<Diagnostic>> DiagnosticsAsync()
    {
        Compilation compilation = await CompileAsync(_project);
        Compilation source = compilation.RemoveSyntaxTrees(
            compilation.SyntaxTrees.Where(tree => tree.FilePath.EndsWith(".g.cs", StringComparison.Ordinal))
        );
        CSharpGeneratorDriver
            .Create([new AdFluxDataGenerator().AsSourceGenerator()], parseOptions: (CSharpParseOptions)_project.ParseOptions!)
            .RunGeneratorsAndUpdateCompilation(source, out _, out ImmutableArray<Diagnostic> generated, Cancel);
        return [.. generated, .. await AnalyzeAsync(_project)];
    }

    /// <summary>The files after every diagnostic was fixed one by one, each in the outcome of the one before.</summary>
    public async Task<IReadOnlyList<string>> FixEachAsync(string id)
    {
        Project project = _project;
        int left = (await AnalyzeAsync(project)).Count(diagnostic => IsOf(diagnostic, id));
        for (; left > 0; left--)
        {
            Diagnostic next = (await AnalyzeAsync(project)).First(diagnostic => IsOf(diagnostic, id));
            project = await ApplyAsync(await ActionForAsync(project, next), project);
        }

        return await TextsAsync(project);
    }

    /// <summary>The files after every diagnostic of the project was fixed at once.</summary>
    public async Task<IReadOnlyList<string>> FixAllAsync(string id)
    {
        Diagnostic[] diagnostics = [.. (await AnalyzeAsync(_project)).Where(diagnostic => IsOf(diagnostic, id))];
        CodeFixProvider provider = FixFor(id);
        CodeAction first = await ActionForAsync(_project, diagnostics[0]);
        var all = new FixAllContext(
            DocumentOf(_project, diagnostics[0]),
            provider,
            FixAllScope.Project,
            first.EquivalenceKey!,
            [id],
            new Found(diagnostics),
            Cancel
        );
        CodeAction? action = await provider.GetFixAllProvider()!.GetFixAsync(all);
        return await TextsAsync(await ApplyAsync(action!, _project));
    }

    public void Dispose() => _workspace.Dispose();

    private static async Task<Compilation> CompileAsync(Project project) => (await project.GetCompilationAsync(Cancel))!;

    private static async Task<ImmutableArray<Diagnostic>> AnalyzeAsync(Project project)
    {
        Compilation compilation = await CompileAsync(project);
        ImmutableArray<Diagnostic> found = await compilation.WithAnalyzers(Analyzers).GetAnalyzerDiagnosticsAsync(Cancel);
        return
        [
            .. found
                .OrderBy(diagnostic => diagnostic.Location.SourceTree?.FilePath, StringComparer.Ordinal)
                .ThenBy(diagnostic => diagnostic.Location.SourceSpan.Start),
        ];
    }

    private static async Task<CodeAction> ActionForAsync(Project project, Diagnostic diagnostic)
    {
        List<CodeAction> actions = [];
        var context = new CodeFixContext(DocumentOf(project, diagnostic), diagnostic, (action, _) => actions.Add(action), Cancel);
        await FixFor(diagnostic.Id).RegisterCodeFixesAsync(context);
        return Assert.Single(actions);
    }

    private static async Task<Project> ApplyAsync(CodeAction action, Project project)
    {
        ImmutableArray<CodeActionOperation> operations = await action.GetOperationsAsync(Cancel);
        return operations.OfType<ApplyChangesOperation>().Single().ChangedSolution.GetProject(project.Id)!;
    }

    private static CodeFixProvider FixFor(string id) => Fixes.Single(fix => fix.FixableDiagnosticIds.Contains(id));

    private static Document DocumentOf(Project project, Diagnostic diagnostic) => project.GetDocument(diagnostic.Location.SourceTree)!;

    private static bool IsOf(Diagnostic diagnostic, string id) => string.Equals(diagnostic.Id, id, StringComparison.Ordinal);

    private static async Task<IReadOnlyList<string>> TextsAsync(Project project)
    {
        List<string> texts = [];
        foreach (Document document in project.Documents.Skip(1))
            texts.Add((await document.GetTextAsync(Cancel)).ToString());
        return texts;
    }

    private static IEnumerable<T> Instances<T>(Assembly assembly) =>
        assembly
            .GetTypes()
            .Where(type => !type.IsAbstract && type.IsAssignableTo(typeof(T)))
            .Select(type => (T)Activator.CreateInstance(type)!);

    private sealed class Found(IEnumerable<Diagnostic> diagnostics) : FixAllContext.DiagnosticProvider
    {
        public override Task<IEnumerable<Diagnostic>> GetAllDiagnosticsAsync(Project project, CancellationToken cancellationToken) =>
            Task.FromResult(diagnostics);

        public override Task<IEnumerable<Diagnostic>> GetDocumentDiagnosticsAsync(Document document, CancellationToken cancellationToken) =>
            Task.FromResult(diagnostics.Where(diagnostic => DocumentOf(document.Project, diagnostic) == document));

        public override Task<IEnumerable<Diagnostic>> GetProjectDiagnosticsAsync(Project project, CancellationToken cancellationToken) =>
            Task.FromResult<IEnumerable<Diagnostic>>([]);
    }

    /// <summary>Our generator and that of System.Text.Json.</summary>
    private sealed class Generators : AnalyzerReference
    {
        private static readonly ISourceGenerator[] All =
        [
            new AdFluxDataGenerator().AsSourceGenerator(),
            .. Instances<IIncrementalGenerator>(Assembly.LoadFrom(PathOfSerializerGenerator()))
                .Select(generator => generator.AsSourceGenerator()),
        ];

        public override string? FullPath => null;

        public override object Id => typeof(Generators);

        public override ImmutableArray<DiagnosticAnalyzer> GetAnalyzers(string language) => [];

        public override ImmutableArray<DiagnosticAnalyzer> GetAnalyzersForAllLanguages() => [];

        public override ImmutableArray<ISourceGenerator> GetGenerators(string language) => [.. All];

        private static string PathOfSerializerGenerator() =>
            typeof(SampleProject)
                .Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
                .Single(attribute => attribute.Key is "SerializerGenerator")
                .Value!;
    }
}
