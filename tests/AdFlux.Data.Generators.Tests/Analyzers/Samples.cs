namespace AdFlux.Data.Generators.Tests.Analyzers;

/// <summary>What the samples of the analyzers have in common.</summary>
internal static class Samples
{
    /// <summary>A file with ids, an entity and a context that registers them.</summary>
    public const string Shop = """
        global using AdFlux.Data.Ids;
        global using AdFlux.Data.Json;
        global using AdFlux.Data.Mapping.ColumnTypes;
        global using Microsoft.EntityFrameworkCore;
        global using System.Text.Json;
        global using System.Text.Json.Serialization;

        namespace Shop;

        [TypedId<string>] public readonly partial record struct Sku;
        [TypedId<int>] public readonly partial record struct Shelf;
        [OpenValue] public readonly partial record struct State { public static State Open { get; } = From("open"); }

        public sealed class Item
        {
            public Sku Id { get; set; }
            public Shelf Shelf { get; set; }
            public Shelf? Spare { get; set; }
            public required string Name { get; set; }
            public List<Item> Parts { get; } = [];
        }

        public sealed class ShopContext(DbContextOptions<ShopContext> options) : DbContext(options)
        {
            public DbSet<Item> Items => Set<Item>();

            protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder) =>
                configurationBuilder.AddColumnTypes<SampleAppColumnTypes>(Database.ProviderName);
        }
        """;

    /// <summary>A method around statements that use the shop.</summary>
    public static string Method(string body) =>
        $$"""
            namespace Shop;

            public static class Sample
            {
                public static void Run(ShopContext context, Sku sku, Shelf shelf, Shelf? spare, string text)
                {
                    {{body}}
                }
            }
            """;
}
