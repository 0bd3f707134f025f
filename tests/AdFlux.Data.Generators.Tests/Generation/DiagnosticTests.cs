using Microsoft.CodeAnalysis;

namespace AdFlux.Data.Generators.Tests.Generation;

public sealed class DiagnosticTests
{
    private const string Usings = "using AdFlux.Data.Ids; using AdFlux.Data.Json; using System.Text.Json.Serialization;\n";

    [Theory]
    [InlineData("ADF0002", "Sku", "[TypedId<int>] public partial class Sku;")]
    [InlineData("ADF0002", "Sku", "[OpenValue] public partial record Sku;")]
    [InlineData("ADF0003", "decimal", "[TypedId<decimal>] public readonly partial record struct Sku;")]
    [InlineData("ADF0003", "uint", "[TypedId<uint>] public readonly partial record struct Sku;")]
    [InlineData("ADF0004", "generic", "[TypedId<int>] public readonly partial record struct Sku<T>;")]
    [InlineData("ADF0004", "generic", "public partial class Outer<T> { [TypedId<int>] public readonly partial record struct Sku; }")]
    [InlineData("ADF0004", "local to its file", "[TypedId<int>] file readonly partial record struct Sku;")]
    [InlineData("ADF0004", "ref struct", "[TypedId<int>] public readonly ref partial struct Sku;")]
    [InlineData("ADF0005", "Name", "[TypedId<int>] public readonly partial record struct Sku { public string Name { get; } }")]
    [InlineData("ADF0005", "Value", "[TypedId<int>] public readonly partial record struct Sku(int Value);")]
    [InlineData("ADF0005", "From", "[TypedId<int>] public readonly partial record struct From;")]
    [InlineData(
        "ADF0006",
        "Tags",
        "[JsonColumn(typeof(Context))] public partial struct Tags; [JsonSerializable(typeof(Tags))] class Context;"
    )]
    [InlineData(
        "ADF0007",
        "Context",
        "[JsonColumn(typeof(Context))] public partial class Tags; [JsonSerializable(typeof(int))] class Context;"
    )]
    [InlineData("ADF0008", "Sku", "public partial class Outer { [TypedId<int>] private readonly partial record struct Sku; }")]
    [InlineData("ADF0010", "Sku", "[TypedId<int>, OpenValue] public readonly partial record struct Sku;")]
    public void A_bad_declaration_is_an_error_that_says_why(string id, string mention, string source)
    {
        GeneratorRun run = GeneratorRun.Of(Usings + source);

        Diagnostic error = Assert.Single(run.Result.Diagnostics);
        Assert.Equal((id, DiagnosticSeverity.Error), (error.Id, error.Severity));
        Assert.Contains(mention, error.GetMessage(System.Globalization.CultureInfo.InvariantCulture), StringComparison.Ordinal);
        Assert.Equal("Sample.cs", error.Location.GetLineSpan().Path);
        Assert.Equal(1, error.Location.GetLineSpan().StartLinePosition.Line);
        Assert.Empty(run.Result.GeneratedSources);
        Assert.Null(run.Result.Exception);
    }

    [Fact]
    public void One_bad_declaration_does_not_take_the_good_ones_with_it()
    {
        GeneratorRun run = GeneratorRun.Of(
            Usings + "[TypedId<int>] public partial class Bad; [TypedId<int>] public readonly partial record struct Good;"
        );

        Assert.Equal("ADF0002", Assert.Single(run.Result.Diagnostics).Id);
        Assert.Equal("Good.g.cs SampleAppColumnTypes.g.cs", string.Join(' ', run.Result.GeneratedSources.Select(file => file.HintName)));
    }
}
