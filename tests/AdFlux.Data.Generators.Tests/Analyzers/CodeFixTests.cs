namespace AdFlux.Data.Generators.Tests.Analyzers;

/// <summary>What the fixes make of a file: the same one by one and all at once, without a mistake left and in a form that compiles.</summary>
public sealed class CodeFixTests
{
    [Fact]
    public Task A_type_and_those_around_it_become_partial() =>
        AssertFixedAsync(
            "ADF0001",
            """
            namespace Shop;

            /// <summary>Outer.</summary>
            public static class Outer
            {
                /// <summary>Inner.</summary>
                [TypedId<int>]
                public readonly record struct Box;
            }

            [JsonColumn(typeof(TagsContext))]
            [JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
            class Tags;

            [JsonSerializable(typeof(Tags))]
            internal sealed partial class TagsContext : JsonSerializerContext;
            """,
            """
            namespace Shop;

            /// <summary>Outer.</summary>
            public static partial class Outer
            {
                /// <summary>Inner.</summary>
                [TypedId<int>]
                public readonly partial record struct Box;
            }

            [JsonColumn(typeof(TagsContext))]
            [JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
            partial class Tags;

            [JsonSerializable(typeof(Tags))]
            internal sealed partial class TagsContext : JsonSerializerContext;
            """
        );

    [Fact]
    public Task An_id_becomes_readonly() =>
        AssertFixedAsync(
            "ADF0014",
            """
            namespace Shop;

            /// <summary>A box.</summary>
            [TypedId<int>]
            public partial record struct Box;

            // Another one.
            [OpenValue] partial struct Colour;
            """,
            """
            namespace Shop;

            /// <summary>A box.</summary>
            [TypedId<int>]
            public readonly partial record struct Box;

            // Another one.
            [OpenValue] readonly partial struct Colour;
            """
        );

    [Fact]
    public Task An_option_that_means_nothing_is_removed() =>
        AssertFixedAsync(
            "ADF0009",
            """
            namespace Shop;

            [TypedId<int>(MaxLength = 5)] public readonly partial record struct Box;
            [OpenValue(MaxLength = -1)] public readonly partial record struct Colour;
            """,
            """
            namespace Shop;

            [TypedId<int>] public readonly partial record struct Box;
            [OpenValue] public readonly partial record struct Colour;
            """
        );

    [Fact]
    public Task Raw_sql_gets_the_values_of_ids() =>
        AssertFixedAsync(
            "ADF0018",
            Samples.Method(
                """
                _ = context.Items.FromSql($"SELECT * FROM Items WHERE Id = {sku} AND Spare = {spare} AND Name = {text}");
                        _ = context.Items.FromSqlRaw("SELECT * FROM Items WHERE Id IN ({0}, {1})", (Sku)text, Sku.From(text));
                """
            ),
            Samples.Method(
                """
                _ = context.Items.FromSql($"SELECT * FROM Items WHERE Id = {sku.Value} AND Spare = {spare?.Value} AND Name = {text}");
                        _ = context.Items.FromSqlRaw("SELECT * FROM Items WHERE Id IN ({0}, {1})", ((Sku)text).Value, Sku.From(text).Value);
                """
            )
        );

    [Fact]
    public Task A_context_names_the_converter() =>
        AssertFixedAsync(
            "ADF0016",
            """
            namespace Shop;

            /// <summary>Documented.</summary>
            [JsonSerializable(typeof(Sku))]
            internal sealed partial class Plain : JsonSerializerContext;

            [JsonSourceGenerationOptions(WriteIndented = true)]
            [JsonSerializable(typeof(Sku))]
            internal sealed partial class Indented : JsonSerializerContext;

            [JsonSourceGenerationOptions(Converters = [typeof(JsonStringEnumConverter<DayOfWeek>)])]
            [JsonSerializable(typeof(Sku))]
            internal sealed partial class Converting : JsonSerializerContext;
            """,
            """
            namespace Shop;

            /// <summary>Documented.</summary>
            [JsonSourceGenerationOptions(Converters = [typeof(TypedIdJsonConverterFactory)])]
            [JsonSerializable(typeof(Sku))]
            internal sealed partial class Plain : JsonSerializerContext;

            [JsonSourceGenerationOptions(WriteIndented = true, Converters = [typeof(TypedIdJsonConverterFactory)])]
            [JsonSerializable(typeof(Sku))]
            internal sealed partial class Indented : JsonSerializerContext;

            [JsonSourceGenerationOptions(Converters = [typeof(JsonStringEnumConverter<DayOfWeek>), typeof(TypedIdJsonConverterFactory)])]
            [JsonSerializable(typeof(Sku))]
            internal sealed partial class Converting : JsonSerializerContext;
            """
        );

    [Fact]
    public Task A_context_registers_what_it_stores() =>
        AssertFixedAsync(
            "ADF0019",
            """
            namespace Shop;

            public sealed class Bare(DbContextOptions<Bare> options) : DbContext(options)
            {
                public DbSet<Item> Items => Set<Item>();
            }

            public sealed class Half(DbContextOptions<Half> options) : DbContext(options)
            {
                public DbSet<Plan> Plans => Set<Plan>();

                protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder) =>
                    configurationBuilder.AddColumnTypes<SampleAppColumnTypes>(Database.ProviderName);
            }

            public sealed class Block(DbContextOptions<Block> options) : DbContext(options)
            {
                public DbSet<Plan> Plans => Set<Plan>();

                protected override void ConfigureConventions(ModelConfigurationBuilder builder)
                {
                    builder.Properties<decimal>().HavePrecision(18, 6);
                }
            }

            public sealed class Plan
            {
                public Sku Id { get; set; }
                public JobId Job { get; set; }
            }
            """,
            """
            namespace Shop;

            public sealed class Bare(DbContextOptions<Bare> options) : DbContext(options)
            {
                public DbSet<Item> Items => Set<Item>();

                protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder) => configurationBuilder.AddColumnTypes<SampleAppColumnTypes>(Database.ProviderName);
            }

            public sealed class Half(DbContextOptions<Half> options) : DbContext(options)
            {
                public DbSet<Plan> Plans => Set<Plan>();

                protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder) =>
                    configurationBuilder.AddColumnTypes<SampleAppColumnTypes>(Database.ProviderName).AddColumnTypes<AdFluxDataColumnTypes>(Database.ProviderName);
            }

            public sealed class Block(DbContextOptions<Block> options) : DbContext(options)
            {
                public DbSet<Plan> Plans => Set<Plan>();

                protected override void ConfigureConventions(ModelConfigurationBuilder builder)
                {
                    builder.Properties<decimal>().HavePrecision(18, 6);
                    builder.AddColumnTypes<AdFluxDataColumnTypes>(Database.ProviderName).AddColumnTypes<SampleAppColumnTypes>(Database.ProviderName);
                }
            }

            public sealed class Plan
            {
                public Sku Id { get; set; }
                public JobId Job { get; set; }
            }
            """
        );

    [Fact]
    public async Task A_fix_adds_the_usings_that_it_needs()
    {
        using var project = SampleProject.Of(
            """
            using Microsoft.EntityFrameworkCore;

            namespace Shop;

            [AdFlux.Data.Ids.TypedId<int>] public readonly partial record struct Box;

            public sealed class Item
            {
                public Box Id { get; set; }
            }

            public sealed class Bare(DbContextOptions<Bare> options) : DbContext(options)
            {
                public DbSet<Item> Items => Set<Item>();
            }
            """
        );

        string mended = Assert.Single(await project.FixEachAsync("ADF0019"));

        Assert.StartsWith("using AdFlux.Data.Mapping.ColumnTypes;\nusing Microsoft.EntityFrameworkCore;", mended, StringComparison.Ordinal);
    }

    private static async Task AssertFixedAsync(string id, string source, string expected)
    {
        using var project = SampleProject.Of(Samples.Shop, source);
        Assert.Contains(await project.DiagnosticsAsync(), diagnostic => string.Equals(diagnostic.Id, id, StringComparison.Ordinal));

        IReadOnlyList<string> each = await project.FixEachAsync(id);
        IReadOnlyList<string> all = await project.FixAllAsync(id);

        Assert.Equal(expected, each[^1]);
        Assert.Equal(expected, all[^1]);
        using var mended = SampleProject.Of([.. each]);
        Assert.Empty(await mended.CompilerErrorsAsync());
        Assert.Empty(await mended.DiagnosticsAsync());
    }
}
