using Microsoft.CodeAnalysis;

namespace AdFlux.Data.Generators.Tests.Generation;

public sealed class RowCodecTests
{
    private const string Usings =
        "using AdFlux.Data.Ids; using AdFlux.Data.Json; using AdFlux.Data.Rows; using System; using System.Collections.Generic; using System.ComponentModel.DataAnnotations.Schema; using System.Text.Json.Serialization;\n";

    private const string Types = """

        namespace Shop
        {
            [TypedId<string>] public readonly partial record struct Sku;
            [TypedId<int>] public readonly partial record struct Shelf;
            [TypedId<long>] public readonly partial struct Serial;
            [TypedId<Guid>] public readonly partial record struct Batch;
            [OpenValue] public readonly partial record struct State;
            public enum Size { Small, Large }
            internal static class SizeNames
            {
                public static string ToName(this Size size) => size.ToString();
                public static Size Parse(string name) => Enum.Parse<Size>(name);
            }
            public enum Nameless { One }
            public enum Halfway { One }
            internal static class HalfwayNames { public static string ToName(this Halfway value) => value.ToString(); }
            [JsonColumn(typeof(ShopContext))] public sealed partial class Tags;
            [JsonSerializable(typeof(Tags))]
            internal sealed class ShopContext() : JsonSerializerContext(null)
            {
                public static ShopContext Default { get; } = new();
                public System.Text.Json.Serialization.Metadata.JsonTypeInfo<Tags> Tags => throw new NotSupportedException();
                protected override System.Text.Json.JsonSerializerOptions? GeneratedSerializerOptions => null;
                public override System.Text.Json.Serialization.Metadata.JsonTypeInfo? GetTypeInfo(Type type) => null;
            }
            [RowCodec] internal sealed class Maker { public required string Name { get; set; } }
        }
        """;

    private const string EveryKind = """
        namespace Shop.@event
        {
            [RowCodec]
            internal sealed class @record
            {
                public Sku Sku { get; set; }
                public required Shelf Shelf { get; init; }
                public Serial? Serial { get; set; }
                public Shelf? NextShelf { get; set; }
                public State State { get; set; }
                public State? LastState { get; set; }
                public Size Size { get; set; }
                public Size? Packed { get; set; }
                public required string Name { get; set; }
                public string? Note { get; internal set; }
                public int Count { get; set; }
                public int? Ordered { get; set; }
                public long Weight { get; set; }
                public decimal Price { get; set; }
                public decimal? Discount { get; set; }
                public double @double { get; set; }
                public DateOnly Day { get; set; }
                public DateTime? Changed { get; set; }
                public Tags Tags { get; set; } = new();
                public Tags? MoreTags { get; set; }
                public string Label => Name + Note;
                public static int Records { get; set; }
                internal Guid Hidden { get; set; }
                [NotMapped] public Guid Ignored { get; set; }
                public Maker? Maker { get; set; }
                public List<Maker>? Makers { get; set; }
                public IReadOnlyList<Maker>? Others { get; set; }
                public Maker[]? Array { get; set; }
                public ICollection<Maker> Collection { get; } = [];
            }
        }
        """;

    [Fact]
    public async Task What_is_generated_is_what_was_approved()
    {
        GeneratorRun run = GeneratorRun.Of(Usings + EveryKind + Types, assemblyName: GeneratorRun.Friend);

        await Approved.VerifyAsync(
            "row-codec",
            run.Result.GeneratedSources.Single(file => file.HintName is "Shop.event.recordCodec.g.cs").SourceText.ToString()
        );
    }

    [Fact]
    public void A_codec_of_every_kind_compiles_without_a_warning()
    {
        GeneratorRun run = GeneratorRun.Of(
            "#pragma warning disable CS1591\n" + Usings + EveryKind + Types,
            assemblyName: GeneratorRun.Friend
        );

        Assert.Empty(run.Result.Diagnostics);
        Assert.Empty(run.Output.GetDiagnostics(TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData("ADF0004", "abstract", "[RowCodec] internal abstract class Item { public int A { get; set; } }")]
    [InlineData("ADF0004", "static", "[RowCodec] internal static class Item { public static int A { get; set; } }")]
    [InlineData("ADF0004", "generic", "[RowCodec] internal class Item<T> { public int A { get; set; } }")]
    [InlineData("ADF0004", "local to its file", "[RowCodec] file class Item { public int A { get; set; } }")]
    [InlineData("ADF0004", "nested", "internal class Outer { [RowCodec] internal class Item { public int A { get; set; } } }")]
    [InlineData("ADF0004", "derived", "[RowCodec] internal class Item : Exception { public int A { get; set; } }")]
    [InlineData("ADF0004", "constructor", "[RowCodec] internal class Item(int a) { public int A { get; set; } = a; }")]
    [InlineData("ADF0004", "constructor", "[RowCodec] internal class Item { private Item() { } public int A { get; set; } }")]
    [InlineData("ADF0004", "without a column", "[RowCodec] internal class Item { public int A => 1; }")]
    [InlineData(
        "ADF0011",
        "'Item.Blob' can't be a column, since none holds a 'byte[]'",
        "[RowCodec] internal class Item { public byte[] Blob { get; set; } = []; }"
    )]
    [InlineData(
        "ADF0011",
        "'Item.Flag' can't be a column, since none holds a 'bool?'",
        "[RowCodec] internal class Item { public bool? Flag { get; set; } }"
    )]
    [InlineData("ADF0011", "Shop.Batch", "[RowCodec] internal class Item { public Shop.Batch Batch { get; set; } }")]
    [InlineData("ADF0011", "Uri", "[RowCodec] internal class Item { public List<Uri>? Links { get; set; } }")]
    [InlineData("ADF0012", "'Item.A'", "[RowCodec] internal class Item { public int A { get; private set; } }")]
    [InlineData("ADF0012", "'Item.A'", "[RowCodec] internal class Item { public int A { set { } } }")]
    [InlineData("ADF0012", "'Item.A'", "[RowCodec] internal class Item { public int A { protected get; set; } }")]
    [InlineData("ADF0012", "this[]", "[RowCodec] internal class Item { public int this[int i] { get => i; set { } } }")]
    [InlineData("ADF0013", "'NamelessNames'", "[RowCodec] internal class Item { public Shop.Nameless? A { get; set; } }")]
    [InlineData("ADF0013", "'Halfway Parse(string)'", "[RowCodec] internal class Item { public Shop.Halfway A { get; set; } }")]
    public void A_row_that_cannot_be_mapped_is_an_error_that_says_why(string id, string mention, string source)
    {
        GeneratorRun run = GeneratorRun.Of(Usings + source + Types, assemblyName: GeneratorRun.Friend);

        Diagnostic error = Assert.Single(run.Result.Diagnostics);
        Assert.Equal((id, DiagnosticSeverity.Error), (error.Id, error.Severity));
        Assert.Contains(mention, error.GetMessage(System.Globalization.CultureInfo.InvariantCulture), StringComparison.Ordinal);
        Assert.Equal(1, error.Location.GetLineSpan().StartLinePosition.Line);
        Assert.DoesNotContain(run.Result.GeneratedSources, file => file.HintName.Contains("ItemCodec", StringComparison.Ordinal));
        Assert.Null(run.Result.Exception);
    }

    [Fact]
    public void Every_member_that_cannot_be_mapped_is_named()
    {
        GeneratorRun run = GeneratorRun.Of(
            Usings
                + "[RowCodec] internal class Item { public int A { get; private set; } public bool B { get; set; } public int C { get; set; } }",
            assemblyName: GeneratorRun.Friend
        );

        Assert.Equal(["ADF0011", "ADF0012"], run.Result.Diagnostics.Select(error => error.Id).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Codecs_whose_names_differ_by_case_only_stay_apart()
    {
        GeneratorRun run = GeneratorRun.Of(
            Usings
                + "[RowCodec] internal class Item { public int A { get; set; } } [RowCodec] internal class ITEM { public int A { get; set; } }",
            assemblyName: GeneratorRun.Friend
        );

        Assert.Null(run.Result.Exception);
        Assert.Equal(2, run.Result.GeneratedSources.Select(file => file.HintName).Distinct(StringComparer.OrdinalIgnoreCase).Count());
    }
}
