using System.Collections;
using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace AdFlux.Data.Generators.Tests.Generation;

public sealed class IncrementalityTests
{
    private const string Source = """
        using AdFlux.Data.Ids; using AdFlux.Data.Json; using AdFlux.Data.Rows; using System.Text.Json.Serialization;
        [TypedId<string>(MaxLength = 50)] public readonly partial record struct Sku;
        [TypedId<int>] public readonly partial struct Number { static partial void Validate(ref int value) { } }
        [OpenValue] public readonly partial record struct State { public static State Open { get; } = From("open"); }
        [JsonColumn(typeof(Context))] public sealed partial class Tags;
        [JsonSerializable(typeof(Tags))] internal abstract class Context() : JsonSerializerContext(null);
        [RowCodec] internal sealed class Item { public Sku Sku { get; set; } public int? Stock { get; set; } }
        """;

    private static readonly string[] Steps =
    [
        "TypedIds",
        "OpenValues",
        "JsonColumns",
        "RowCodecs",
        "IdEntries",
        "JsonEntries",
        "AmbiguousNames",
        "AssemblyName",
    ];

    public static TheoryData<string> EditsThatChangeNothing => ["clone", "unrelated file", "comment", "method body"];

    [Theory]
    [MemberData(nameof(EditsThatChangeNothing))]
    public void An_edit_that_changes_no_declaration_generates_nothing_again(string edit)
    {
        CSharpCompilation before = Compile(Source);
        CSharpCompilation after = edit switch
        {
            "clone" => before.Clone(),
            "unrelated file" => before.AddSyntaxTrees(Parse("internal sealed class Unrelated;", before)),
            "comment" => Replace(before, Source + "\n// A comment."),
            _ => Replace(before, Source.Replace("{ }", "{ value++; }", StringComparison.Ordinal)),
        };

        GeneratorRunResult result = Rerun(before, after);

        Assert.All(Steps, step => Assert.All(ReasonsOf(result.TrackedSteps[step]), AssertUnchanged));
        Assert.All(result.TrackedOutputSteps.SelectMany(step => ReasonsOf(step.Value)), AssertUnchanged);
    }

    [Fact]
    public void A_real_edit_generates_what_it_touches_and_nothing_else()
    {
        CSharpCompilation before = Compile(Source);
        CSharpCompilation after = Replace(before, Source.Replace("MaxLength = 50", "MaxLength = 60", StringComparison.Ordinal));

        GeneratorRunResult result = Rerun(before, after);

        Assert.Single(ReasonsOf(result.TrackedSteps["TypedIds"]), reason => reason == IncrementalStepRunReason.Modified);
        Assert.Single(
            result.TrackedOutputSteps.SelectMany(step => ReasonsOf(step.Value)),
            reason => reason == IncrementalStepRunReason.Modified
        );
        Assert.All(ReasonsOf(result.TrackedSteps["IdEntries"]), AssertUnchanged);
        Assert.Contains(
            "=> 60;",
            result.GeneratedSources.Single(file => file.HintName is "Sku.g.cs").SourceText.ToString(),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void A_codec_notices_what_becomes_of_the_id_that_it_reads()
    {
        CSharpCompilation before = Compile(Source);
        CSharpCompilation after = Replace(
            before,
            Source.Replace("TypedId<string>(MaxLength = 50)", "TypedId<long>", StringComparison.Ordinal)
        );

        GeneratorRunResult result = Rerun(before, after);

        Assert.Single(ReasonsOf(result.TrackedSteps["RowCodecs"]), reason => reason == IncrementalStepRunReason.Modified);
        Assert.Contains(
            "Sku = columns.Int64Id<global::Sku>(0)",
            result.GeneratedSources.Single(file => file.HintName is "ItemCodec.g.cs").SourceText.ToString(),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void A_context_that_loses_the_type_is_noticed()
    {
        CSharpCompilation before = Compile(Source);
        CSharpCompilation after = Replace(
            before,
            Source.Replace("JsonSerializable(typeof(Tags))", "JsonSerializable(typeof(int))", StringComparison.Ordinal)
        );

        Assert.Contains(Rerun(before, after).Diagnostics, diagnostic => diagnostic.Id is "ADF0007");
    }

    [Fact]
    public void No_step_keeps_a_compilation_alive()
    {
        GeneratorRunResult result = CreateResult(Compile(Source + "[TypedId<decimal>] public readonly partial record struct Bad;"));

        foreach (
            object output in Steps
                .SelectMany(step => result.TrackedSteps[step])
                .SelectMany(step => step.Outputs)
                .Select(output => output.Value)
        )
            AssertPlain(output, [], "");
    }

    private static CSharpCompilation Compile(string source) => GeneratorRun.Compile(source, assemblyName: GeneratorRun.Friend);

    private static GeneratorRunResult CreateResult(CSharpCompilation compilation) =>
        GeneratorRun.CreateDriver().RunGenerators(compilation).GetRunResult().Results.Single();

    private static GeneratorRunResult Rerun(CSharpCompilation before, CSharpCompilation after) =>
        GeneratorRun.CreateDriver().RunGenerators(before).RunGenerators(after).GetRunResult().Results.Single();

    private static CSharpCompilation Replace(CSharpCompilation compilation, string source) =>
        compilation.ReplaceSyntaxTree(compilation.SyntaxTrees[0], Parse(source, compilation));

    private static SyntaxTree Parse(string source, CSharpCompilation compilation) =>
        CSharpSyntaxTree.ParseText(
            source,
            (CSharpParseOptions)compilation.SyntaxTrees[0].Options,
            "Sample.cs",
            cancellationToken: TestContext.Current.CancellationToken
        );

    private static IEnumerable<IncrementalStepRunReason> ReasonsOf(IEnumerable<IncrementalGeneratorRunStep> steps) =>
        steps.SelectMany(step => step.Outputs).Select(output => output.Reason);

    private static void AssertUnchanged(IncrementalStepRunReason reason) =>
        Assert.Contains(reason, (IncrementalStepRunReason[])[IncrementalStepRunReason.Cached, IncrementalStepRunReason.Unchanged]);

    private static void AssertPlain(object? value, HashSet<object> seen, string path)
    {
        if (value is null or string || value.GetType().IsPrimitive || value.GetType().IsEnum || !seen.Add(value))
            return;
        Assert.False(
            value is ISymbol or SyntaxNode or SyntaxTree or SemanticModel or Location or Compilation or SyntaxReference or AttributeData,
            $"{path} holds a {value.GetType().Name}"
        );
        if (value is IEnumerable items)
            foreach (object? item in items)
                AssertPlain(item, seen, path + "[]");
        for (Type? type = value.GetType(); type is not null; type = type.BaseType)
        {
            foreach (
                FieldInfo field in type.GetFields(
                    BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly
                )
            )
                AssertPlain(field.GetValue(value), seen, $"{path}.{field.Name}");
        }
    }
}
