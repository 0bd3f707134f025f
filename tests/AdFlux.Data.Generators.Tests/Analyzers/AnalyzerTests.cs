using System.Globalization;
using Microsoft.CodeAnalysis;

namespace AdFlux.Data.Generators.Tests.Analyzers;

/// <summary>What the analyzers report, and what they leave alone.</summary>
public sealed class AnalyzerTests
{
    [Theory]
    [InlineData("ADF0001", "Box", "[TypedId<int>] public readonly struct ⟦Box⟧;")]
    [InlineData("ADF0001", "Outer", "public class ⟦Outer⟧ { [TypedId<int>] public readonly partial struct Box; }")]
    [InlineData("ADF0009", "Box", "[TypedId<int>(⟦MaxLength = 5⟧)] public readonly partial record struct Box;")]
    [InlineData("ADF0009", "Box", "[TypedId<string>(⟦MaxLength = -1⟧)] public readonly partial record struct Box;")]
    [InlineData("ADF0009", "Box", "[OpenValue(⟦MaxLength = -1⟧)] public readonly partial record struct Box;")]
    [InlineData("ADF0014", "Box", "[TypedId<int>] public partial record struct ⟦Box⟧;")]
    [InlineData("ADF0014", "Box", "[OpenValue] public partial struct ⟦Box⟧;")]
    public Task A_declaration_is_reported(string id, string mention, string source) => AssertReportedAsync(id, mention, source);

    [Theory]
    [InlineData("[TypedId<int>] public readonly partial struct Box;")]
    [InlineData("[TypedId<string>(MaxLength = 0)] public readonly partial record struct Box;")]
    [InlineData("[TypedId<string>(MaxLength = 5)] public readonly partial record struct Box;")]
    [InlineData("public struct Box { public int Size; } public class Outer { public struct Inner; }")]
    [InlineData("public partial interface IOuter { [TypedId<int>] public readonly partial struct Box; }")]
    public Task A_declaration_is_left_alone(string source) => AssertSilentAsync(source);

    [Theory]
    [InlineData("Sku", "Sku id = ⟦default⟧; _ = id;")]
    [InlineData("Sku", "_ = new Item { Id = ⟦default⟧, Name = text };")]
    [InlineData("Shelf", "_ = new List<Shelf> { ⟦new()⟧, ⟦new Shelf()⟧, ⟦default(Shelf)⟧ };")]
    [InlineData("Shelf", "_ = spare ?? ⟦default⟧;")]
    [InlineData("Sku", "Sku Find() => text.Length > 0 ? sku : ⟦default⟧; _ = Find();")]
    [InlineData("Sku", "object boxed = ⟦new Sku()⟧; _ = boxed;")]
    public Task A_default_that_goes_somewhere_is_reported(string mention, string body) =>
        AssertReportedAsync("ADF0015", mention, Samples.Method(body));

    [Theory]
    [InlineData("_ = sku == default || default(Sku) != sku || sku.Equals(default) || sku.CompareTo(default) > 0;")]
    [InlineData("_ = default(Sku).IsDefault; _ = default(Sku).ToString();")]
    [InlineData("bool Try(out Sku id) { id = default; return false; } _ = Try(out _);")]
    [InlineData("Shelf? none = default; Shelf? other = null; _ = (none, other, Sku.Empty);")]
    [InlineData("int number = default; Guid guid = new(); _ = (number, guid, new Shelf[3]);")]
    public Task A_default_that_is_only_asked_for_is_left_alone(string body) => AssertSilentAsync(Samples.Method(body));

    [Fact]
    public Task A_default_of_a_parameter_is_reported_there_and_not_at_its_calls() =>
        AssertReportedAsync(
            "ADF0015",
            "State",
            "namespace Shop; public static class Sample { public static void Move(State state = ⟦default⟧) { } public static void Run() => Move(); }"
        );

    [Fact]
    public Task An_id_may_use_its_own_default() =>
        AssertSilentAsync("[TypedId<int>] public readonly partial record struct Box { public static Box None => default; }");

    [Theory]
    [InlineData("'ToString'", "_ = context.Items.Where(item => ⟦item.Id.ToString()⟧ == text);")]
    [InlineData("'ToString'", "_ = context.Items.Where(item => ⟦item.Spare.ToString()⟧ == text);")]
    [InlineData("'ToString'", "_ = context.Items.OrderBy(item => $\"{text} ⟦{item.Id}⟧\");")]
    [InlineData("'ToString'", "_ = from item in context.Items where ⟦item.Shelf.ToString()⟧ == text select item;")]
    [InlineData("'ToString'", "_ = context.Items.Where(item => item.Parts.Any(part => ⟦part.Id.ToString()⟧ == text));")]
    [InlineData("'ToString'", "_ = context.Items.GroupBy(item => ⟦item.Id.ToString()⟧);")]
    [InlineData("'ToString'", "_ = context.Items.FirstAsync(item => ⟦item.Id.ToString()⟧ == text);")]
    [InlineData("'IsDefault'", "_ = context.Items.Count(item => ⟦item.Id.IsDefault⟧);")]
    [InlineData("'GetHashCode'", "_ = context.Items.OrderBy(item => ⟦item.Id.GetHashCode()⟧);")]
    [InlineData("'GetValueOrDefault'", "_ = context.Items.Where(item => ⟦item.Spare.GetValueOrDefault()⟧ == shelf);")]
    [InlineData("'From'", "_ = context.Items.Where(item => ⟦Sku.From(item.Name)⟧ == sku);")]
    [InlineData(
        "'Parse'",
        "_ = context.Items.Join(context.Items, item => item.Id, other => ⟦Sku.Parse(other.Name)⟧, (item, other) => item);"
    )]
    [InlineData("'default'", "_ = context.Items.Where(item => item.Id == ⟦default⟧ || ⟦new Sku()⟧ != item.Id || item.Id == ⟦Sku.Empty⟧);")]
    public Task What_no_database_computes_is_reported(string mention, string body) =>
        AssertReportedAsync("ADF0017", mention, Samples.Method(body));

    [Theory]
    [InlineData(
        "_ = context.Items.Where(item => item.Id == sku && item.Id.Value == text && item.Id.CompareTo(sku) < 0 && item.Id.Equals(sku));"
    )]
    [InlineData("_ = context.Items.Where(item => item.Shelf == default && item.Shelf > shelf && item.Spare.HasValue);")]
    [InlineData("_ = context.Items.Where(item => item.Name == sku.ToString() && item.Id == Sku.From(text) && item.Name == $\"{sku}\");")]
    [InlineData("_ = context.Items.Select(item => item.Id.ToString()); _ = context.Items.Select(item => new { Text = $\"{item.Id}\" });")]
    [InlineData("_ = context.Items.AsEnumerable().Where(item => item.Id.ToString() == text);")]
    [InlineData("_ = new List<Item>().AsQueryable().Where(item => item.Id.ToString() == text);")]
    [InlineData("_ = context.Items.Where(item => new[] { sku }.Where(other => other.ToString() == text).Contains(item.Id));")]
    [InlineData("_ = context.Items.Where(item => item.Shelf.Value.ToString() == text && item.Name.ToString() == text);")]
    public Task What_the_database_or_this_process_computes_is_left_alone(string body) => AssertSilentAsync(Samples.Method(body));

    [Theory]
    [InlineData("'Sku'", "_ = context.Items.FromSql($\"SELECT * FROM Items WHERE Id = {⟦sku⟧} AND Name = {text}\");")]
    [InlineData("'Shelf'", "_ = context.Items.FromSqlRaw(\"SELECT * FROM Items WHERE Shelf IN ({0}, {1})\", ⟦shelf⟧, ⟦spare⟧);")]
    [InlineData("'Shelf'", "_ = context.Items.FromSqlRaw(\"SELECT * FROM Items WHERE Shelf = {0}\", new object[] { (object)⟦shelf⟧ });")]
    [InlineData("'Sku'", "_ = context.Items.FromSqlInterpolated($\"SELECT * FROM Items WHERE Id = {⟦Sku.From(text)⟧}\");")]
    [InlineData("'Sku'", "_ = context.Database.SqlQuery<int>($\"SELECT 1 AS Value WHERE '' = {⟦sku⟧}\");")]
    [InlineData("'Sku'", "_ = context.Database.SqlQueryRaw<int>(\"SELECT 1 AS Value WHERE '' = {0}\", ⟦sku⟧);")]
    [InlineData("'Sku'", "var list = new[] { sku }; _ = context.Items.FromSql($\"SELECT * FROM Items WHERE Id = ANY({⟦list⟧})\");")]
    public Task An_id_in_raw_sql_is_reported(string mention, string body) => AssertReportedAsync("ADF0018", mention, Samples.Method(body));

    [Theory]
    [InlineData("_ = context.Items.FromSql($\"SELECT * FROM Items WHERE Id = {sku.Value} AND Shelf = {(int)shelf} AND Name = {text}\");")]
    [InlineData("_ = context.Items.FromSqlRaw(\"SELECT * FROM Items WHERE Spare = {0}\", (object?)spare?.Value ?? DBNull.Value);")]
    [InlineData("_ = context.Database.ExecuteSql($\"DELETE FROM Items WHERE Id = {sku}\");")]
    [InlineData("_ = context.Database.ExecuteSqlRaw(\"DELETE FROM Items WHERE Id = {0}\", sku);")]
    public Task Raw_sql_that_works_is_left_alone(string body) => AssertSilentAsync(Samples.Method(body));

    [Theory]
    [InlineData("'Sku'", "[JsonSerializable(typeof(Sku))] internal sealed partial class ⟦Json⟧ : JsonSerializerContext;")]
    [InlineData(
        "'Shelf', 'Sku'",
        "[JsonSerializable(typeof(Order))] internal sealed partial class ⟦Json⟧ : JsonSerializerContext; public sealed record Order(Dictionary<Sku, Line[]> Lines); public sealed record Line(Shelf? Shelf);"
    )]
    [InlineData(
        "'Sku'",
        "[JsonSourceGenerationOptions(Converters = [typeof(ShelfConverter)])] [JsonSerializable(typeof(Item))] internal sealed partial class ⟦Json⟧ : JsonSerializerContext; internal sealed class ShelfConverter : JsonConverter<Shelf> { public override Shelf Read(ref Utf8JsonReader reader, Type type, JsonSerializerOptions options) => Shelf.From(0); public override void Write(Utf8JsonWriter writer, Shelf value, JsonSerializerOptions options) { } }"
    )]
    public Task A_context_that_misses_a_converter_is_reported(string mention, string source) =>
        AssertReportedAsync("ADF0016", mention, "namespace Shop; " + source);

    [Theory]
    [InlineData(
        "[JsonSourceGenerationOptions(Converters = [typeof(TypedIdJsonConverterFactory)])] [JsonSerializable(typeof(Item))] internal sealed partial class Json : JsonSerializerContext;"
    )]
    [InlineData("[JsonSerializable(typeof(JobId))] internal sealed partial class Json : JsonSerializerContext;")]
    [InlineData(
        "[JsonSerializable(typeof(Order))] internal sealed partial class Json : JsonSerializerContext; public sealed class Order { [JsonIgnore] public Sku Sku { get; set; } public int Count { get; set; } }"
    )]
    [InlineData(
        "[JsonSerializable(typeof(Box))] internal sealed partial class Json : JsonSerializerContext; [TypedId<int>, JsonConverter(typeof(TypedIdJsonConverter<Box, int>))] public readonly partial record struct Box;"
    )]
    public Task A_context_that_has_the_converters_is_left_alone(string source) => AssertSilentAsync("namespace Shop; " + source);

    [Theory]
    [InlineData(
        "'Sku'",
        "public sealed class ⟦Other⟧(DbContextOptions<Other> options) : DbContext(options) { public DbSet<Item> Items => Set<Item>(); }"
    )]
    [InlineData(
        "AddColumnTypes<AdFluxDataColumnTypes>",
        "public sealed class ⟦Other⟧(DbContextOptions<Other> options) : DbContext(options) { public DbSet<Plan> Plans => Set<Plan>(); protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder) => configurationBuilder.AddColumnTypes<SampleAppColumnTypes>(Database.ProviderName); } public class Plan { public int Id { get; set; } public List<JobId> Jobs { get; } = []; public Sku Sku { get; set; } }"
    )]
    [InlineData(
        "'SkillList'",
        "public sealed class ⟦Other⟧(DbContextOptions<Other> options) : DbContext(options) { public DbSet<Plan> Plans => Set<Plan>(); } public class Plan { public int Id { get; set; } public SkillList? Skills { get; set; } }"
    )]
    [InlineData(
        "'Sku'",
        "public sealed class ⟦Other⟧(DbContextOptions<AdFlux.Data.AdFluxDbContext> options) : AdFlux.Data.AdFluxDbContext(options) { public DbSet<Item> Items => Set<Item>(); }"
    )]
    [InlineData(
        "'Sku'",
        "public sealed class ⟦Other⟧(DbContextOptions<Other> options) : DbContext(options) { protected override void OnModelCreating(ModelBuilder modelBuilder) => modelBuilder.Entity<Item>().HasKey(item => item.Id); }"
    )]
    [InlineData(
        "'Sku'",
        "public sealed class ⟦Other⟧(DbContextOptions<Other> options) : DbContext(options) { protected override void OnModelCreating(ModelBuilder modelBuilder) => modelBuilder.Entity<Item>(entity => entity.ToTable(\"items\")); }"
    )]
    [InlineData(
        "'Sku'",
        "public sealed class ⟦Other⟧(DbContextOptions<Other> options) : DbContext(options) { protected override void OnModelCreating(ModelBuilder modelBuilder) => modelBuilder.ApplyConfiguration(new ItemMapping()); } internal sealed class ItemMapping : IEntityTypeConfiguration<Item> { public void Configure(Microsoft.EntityFrameworkCore.Metadata.Builders.EntityTypeBuilder<Item> builder) { } }"
    )]
    public Task A_context_that_does_not_register_what_it_stores_is_reported(string mention, string source) =>
        AssertReportedAsync("ADF0019", mention, "namespace Shop; " + source);

    [Theory]
    [InlineData(
        "public sealed class Other(DbContextOptions<Other> options) : DbContext(options) { public DbSet<Plan> Plans => Set<Plan>(); } public class Plan { public int Id { get; set; } }"
    )]
    [InlineData(
        "public sealed class Other(DbContextOptions<Other> options) : DbContext(options) { public DbSet<Item> Items => Set<Item>(); protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder) => Conventions.Add(configurationBuilder); } internal static class Conventions { public static void Add(ModelConfigurationBuilder builder) { } }"
    )]
    [InlineData(
        "public sealed class Other(DbContextOptions<Other> options) : DbContext(options) { public DbSet<Plan> Plans => Set<Plan>(); protected override void OnModelCreating(ModelBuilder modelBuilder) => modelBuilder.Entity<Plan>().Property(plan => plan.Sku).HasConversion(sku => sku.Value, value => Sku.From(value)); } public class Plan { public int Id { get; set; } public Sku Sku { get; set; } }"
    )]
    [InlineData(
        "public abstract class Base<T>(DbContextOptions options) : DbContext(options) where T : IColumnTypeManifest { protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder) => configurationBuilder.AddColumnTypes<T>(Database.ProviderName); } public sealed class Other(DbContextOptions<Other> options) : Base<SampleAppColumnTypes>(options) { public DbSet<Item> Items => Set<Item>(); }"
    )]
    [InlineData(
        "public sealed class Other(DbContextOptions<AdFlux.Data.AdFluxDbContext> options) : AdFlux.Data.AdFluxDbContext(options) { public DbSet<AdFlux.Data.Model.Segment> Mine => Set<AdFlux.Data.Model.Segment>(); }"
    )]
    [InlineData(
        "public sealed class Other(DbContextOptions<Other> options) : DbContext(options) { protected override void OnModelCreating(ModelBuilder modelBuilder) => modelBuilder.Entity<Item>(); protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder) => configurationBuilder.AddColumnTypes<SampleAppColumnTypes>(Database.ProviderName); }"
    )]
    [InlineData(
        "public sealed class Other(DbContextOptions<Other> options) : DbContext(options) { protected override void OnModelCreating(ModelBuilder modelBuilder) => modelBuilder.Entity<Plan>().Ignore(plan => plan.Sku); } public class Plan { public int Id { get; set; } public Sku Sku { get; set; } }"
    )]
    [InlineData(
        "public sealed class Other(DbContextOptions<AdFlux.Data.AdFluxDbContext> options) : AdFlux.Data.AdFluxDbContext(options) { protected override void OnModelCreating(ModelBuilder modelBuilder) => modelBuilder.Entity<AdFlux.Data.Model.Segment>(); }"
    )]
    public Task A_context_that_registers_or_converts_is_left_alone(string source) => AssertSilentAsync("namespace Shop; " + source);

    [Theory]
    [InlineData(
        "'Text' can be set",
        "public sealed partial class ⟦Tags⟧ { public string? Text { get; set; } [JsonExtensionData] public Dictionary<string, JsonElement>? More { get; init; } }"
    )]
    [InlineData(
        "'Size' can be set",
        "public sealed partial class ⟦Tags⟧ { [JsonInclude] public int Size; [JsonExtensionData] public Dictionary<string, JsonElement>? More { get; init; } }"
    )]
    [InlineData(
        "'List' can change",
        "public sealed partial record ⟦Tags⟧(List<string> List) { [JsonExtensionData] public Dictionary<string, JsonElement>? More { get; init; } }"
    )]
    [InlineData(
        "'Array' can change",
        "public sealed partial record ⟦Tags⟧(string[] Array) { [JsonExtensionData] public Dictionary<string, JsonElement>? More { get; init; } }"
    )]
    [InlineData("items can change", "public sealed partial class ⟦Tags⟧ : List<string>;")]
    public Task A_mutable_type_that_says_immutable_is_reported(string mention, string type) =>
        AssertReportedAsync("ADF0020", mention, Column(type, isImmutable: true));

    [Theory]
    [InlineData(
        "public sealed partial record Tags(string Text, IReadOnlyList<string> List) { [JsonExtensionData] public IDictionary<string, JsonElement>? More { get; init; } }",
        true
    )]
    [InlineData(
        "public sealed partial class Tags(string text) { private int _count; public string Text { get; } = text; public int Count() => ++_count; public static int Shared; [JsonExtensionData] public Dictionary<string, JsonElement>? More { get; init; } }",
        true
    )]
    [InlineData(
        "public sealed partial class Tags { public string? Text { get; set; } [JsonExtensionData] public Dictionary<string, JsonElement>? More { get; set; } }",
        false
    )]
    public Task A_type_that_keeps_its_word_is_left_alone(string type, bool isImmutable) => AssertSilentAsync(Column(type, isImmutable));

    [Theory]
    [InlineData("'Tags'", "public sealed partial class ⟦Tags⟧ { public string? Text { get; set; } }")]
    [InlineData(
        "'Part'",
        "public sealed partial class ⟦Tags⟧ { public List<Part>? Parts { get; set; } [JsonExtensionData] public Dictionary<string, JsonElement>? More { get; set; } } public sealed class Part { public int Size { get; set; } }"
    )]
    public async Task A_type_that_drops_members_is_reported_as_information(string mention, string type)
    {
        Diagnostic only = Assert.Single(await AssertReportedAsync("ADF0021", mention, Column(type, isImmutable: false)));
        Assert.Equal(DiagnosticSeverity.Info, only.Severity);
    }

    [Theory]
    [InlineData("public sealed partial class Tags : List<string>;")]
    [InlineData(
        "public sealed partial class Tags : Base { public Sku Sku { get; set; } } public abstract class Base { [JsonExtensionData] public Dictionary<string, JsonElement>? More { get; set; } }"
    )]
    [InlineData(
        "[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)] public sealed partial class Tags { public string? Text { get; set; } }"
    )]
    public Task A_type_that_keeps_or_refuses_members_is_left_alone(string type) => AssertSilentAsync(Column(type, isImmutable: false));

    private static string Column(string type, bool isImmutable) =>
        $$"""
            namespace Shop;

            [JsonSourceGenerationOptions(Converters = [typeof(TypedIdJsonConverterFactory)])]
            [JsonSerializable(typeof(Tags))]
            internal sealed partial class TagsContext : JsonSerializerContext;

            [JsonColumn(typeof(TagsContext), Immutable = {{(isImmutable ? "true" : "false")}})]
            {{type}}
            """;

    private static async Task<IReadOnlyList<Diagnostic>> AssertReportedAsync(string id, string mention, string marked)
    {
        var source = new MarkedSource(marked);
        using var project = SampleProject.Of(Samples.Shop, source.Text);
        IReadOnlyList<Diagnostic> found = await project.DiagnosticsAsync();

        // A declaration that is not partial is what the compiler refuses as well.
        if (id is not "ADF0001")
            Assert.Empty(await project.CompilerErrorsAsync());
        Assert.All(found, diagnostic => Assert.Equal((id, "File2.cs"), (diagnostic.Id, diagnostic.Location.SourceTree!.FilePath)));
        Assert.Equal(source.Places, found.Select(MarkedSource.PlaceOf));
        Assert.Contains(mention, found[0].GetMessage(CultureInfo.InvariantCulture), StringComparison.Ordinal);
        return found;
    }

    private static async Task AssertSilentAsync(string source)
    {
        using var project = SampleProject.Of(Samples.Shop, source);

        Assert.Empty(await project.CompilerErrorsAsync());
        Assert.Empty(await project.DiagnosticsAsync());
    }
}
