using System.Runtime.Loader;
using Microsoft.CodeAnalysis.CSharp;

namespace AdFlux.Data.Generators.Tests.Generation;

public sealed class CompileAndRunTests
{
    private static readonly (string Type, string Sample)[] Values =
    [
        ("string", "\"a\""),
        ("int", "7"),
        ("long", "8L"),
        ("System.Guid", "System.Guid.Parse(\"01920000-0000-7000-8000-000000000000\")"),
    ];

    private static readonly (string Before, string Name, string After, string Path)[] Places =
    [
        ("namespace Shop { ", "Sku", " }", "Shop.Sku"),
        ("", "Sku", "", "Sku"),
        (
            "namespace Shop { /// <summary>.</summary>\npublic static partial class A { /// <summary>.</summary>\npublic partial record struct B { /// <summary>.</summary>\npublic partial interface C { ",
            "Sku",
            " } } } }",
            "Shop.A.B.C.Sku"
        ),
        ("namespace @namespace.@event { ", "@class", " }", "@namespace.@event.@class"),
        ("namespace Shop { ", "@record", " }", "Shop.@record"),
        ("namespace Shop { ", "System", " }", "Shop.System"),
        ("namespace AdFlux.Data.Ids { ", "Global", " }", "AdFlux.Data.Ids.Global"),
        ("namespace Größe.数 { ", "Überschrift_ไทย", " }", "Größe.数.Überschrift_ไทย"),
        ("namespace Shop { ", "@string", " }", "Shop.@string"),
        (
            "namespace Shop { /// <summary>.</summary>\npublic partial struct @struct { /// <summary>.</summary>\npublic abstract partial record @field { /// <summary>.</summary>\npublic readonly ref partial struct @int { ",
            "@global",
            " } } } }",
            "Shop.@struct.@field.@int.@global"
        ),
    ];

    public static TheoryData<string, string, string, LanguageVersion> Matrix
    {
        get
        {
            var cases = new TheoryData<string, string, string, LanguageVersion>();
            foreach ((string type, string sample) in Values)
            foreach (string keyword in (string[])["record struct", "struct"])
            foreach ((string before, string name, string after, string path) in Places)
            foreach (LanguageVersion language in LanguagesFor(path))
                cases.Add(
                    $"{before}/// <summary>.</summary>\n[AdFlux.Data.Ids.TypedId<{type.Replace("System.", "global::System.", StringComparison.Ordinal)}>] public readonly partial {keyword} {name} {{ }}{after}",
                    path,
                    sample,
                    language
                );
            return cases;
        }
    }

    /// <summary>C# 11 is the oldest version that has static abstract members.</summary>
    private static LanguageVersion[] LanguagesFor(string path) =>
        path is "Sku" or "Shop.A.B.C.Sku" ? [LanguageVersion.CSharp11, LanguageVersion.Latest] : [LanguageVersion.Latest];

    [Theory]
    [MemberData(nameof(Matrix))]
    public void An_id_compiles_without_a_warning_and_works(string declaration, string path, string sample, LanguageVersion language)
    {
        string probe = $$"""

            #nullable disable
            #pragma warning disable CS1591
            public static class Probe
            {
                public static string Run()
                {
                    var id = global::{{path}}.From({{sample}});
                    var other = id;
                    var text = id.ToString();
                    var same = global::{{path}}.Parse(text) == id
                        && global::{{path}}.Parse(global::System.Text.Encoding.UTF8.GetBytes(text)).Equals(id)
                        && id.CompareTo(other) == 0 && id >= other && !(id < other) && !id.IsDefault
                        && default(global::{{path}}).IsDefault
                        && global::System.Text.Json.JsonSerializer.Deserialize<global::{{path}}>(global::System.Text.Json.JsonSerializer.Serialize(id)) == id;
                    return same + " " + text;
                }
            }
            """;

        GeneratorRun run = GeneratorRun.Of(declaration + probe, language);

        Assert.Empty(run.Result.Diagnostics);
        Assert.Empty(run.Output.GetDiagnostics(TestContext.Current.CancellationToken));
        string expected = sample.Contains("Guid", StringComparison.Ordinal)
            ? "01920000-0000-7000-8000-000000000000"
            : sample.Trim('"', 'L');
        Assert.Equal($"True {expected}", Execute(run));
    }

    [Fact]
    public void Names_that_differ_by_case_only_are_compiled_beside_each_other()
    {
        GeneratorRun run = GeneratorRun.Of(
            """
            [AdFlux.Data.Ids.TypedId<int>] internal readonly partial record struct Sku;
            [AdFlux.Data.Ids.TypedId<long>] internal readonly partial struct SKU;
            internal static class Probe { public static string Run() => $"{Sku.From(1)} {SKU.From(2)}"; }
            """
        );

        Assert.Empty(run.Result.Diagnostics);
        Assert.Empty(run.Output.GetDiagnostics(TestContext.Current.CancellationToken));
        Assert.Equal("1 2", Execute(run));
    }

    [Fact]
    public void A_json_column_and_the_manifest_compile_without_a_warning()
    {
        const string Source = """
            using System.Text.Json;
            using System.Text.Json.Serialization;
            using System.Text.Json.Serialization.Metadata;
            using AdFlux.Data.Ids;
            using AdFlux.Data.Json;
            using AdFlux.Data.Mapping.ColumnTypes;

            namespace Shop
            {
                /// <summary>.</summary>
                public partial record Box
                {
                    /// <summary>.</summary>
                    [JsonColumn(typeof(ShopContext), Immutable = true)]
                    public sealed partial record Tags;
                }

                [TypedId<int>] internal readonly partial record struct Sku;

                [JsonSerializable(typeof(Box.Tags))]
                internal sealed class ShopContext : JsonSerializerContext
                {
                    public ShopContext() : base(null) { }
                    public static ShopContext Default { get; } = new();
                    public JsonTypeInfo<Box.Tags> Tags => JsonTypeInfo.CreateJsonTypeInfo<Box.Tags>(new JsonSerializerOptions());
                    protected override JsonSerializerOptions? GeneratedSerializerOptions => null;
                    public override JsonTypeInfo? GetTypeInfo(System.Type type) => null;
                }

                internal sealed class Names : IColumnTypeVisitor
                {
                    public string Seen { get; private set; } = "";
                    public void VisitId<TId, TValue>() where TId : struct, ITypedId<TId, TValue> where TValue : notnull => Seen += typeof(TId).Name + " ";
                    public void VisitJson<T>(bool immutable) where T : class, IJsonColumn<T> => Seen += typeof(T).Name + immutable + T.JsonTypeInfo.Type.Name;
                }
            }

            internal static class Probe
            {
                public static string Run()
                {
                    var names = new Shop.Names();
                    SampleAppColumnTypes.Accept(names);
                    return names.Seen;
                }
            }
            """;

        GeneratorRun run = GeneratorRun.Of(Source);

        Assert.Empty(run.Result.Diagnostics);
        Assert.Empty(run.Output.GetDiagnostics(TestContext.Current.CancellationToken));
        Assert.Equal("Sku TagsTrueTags", Execute(run));
    }

    private static string? Execute(GeneratorRun run)
    {
        using var image = new MemoryStream();
        Assert.True(run.Output.Emit(image).Success);
        image.Position = 0;
        var context = new AssemblyLoadContext("generated", isCollectible: true);
        try
        {
            return (string?)context.LoadFromStream(image).GetType("Probe")!.GetMethod("Run")!.Invoke(null, null);
        }
        finally
        {
            context.Unload();
        }
    }
}
