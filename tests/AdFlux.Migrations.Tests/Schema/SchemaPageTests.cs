using AdFlux.Data;
using AdFlux.Migrations.Schema;
using AdFlux.Migrations.Schema.Elements;
using AdFlux.Testing.Conventions;
using Microsoft.EntityFrameworkCore;

namespace AdFlux.Migrations.Tests.Schema;

/// <summary>Holds docs/schema.md against the model.</summary>
public sealed class SchemaPageTests
{
    private const string Page = "../../../docs/schema.md";
    private const string Fence = "```mermaid\n";

    [Fact]
    public void The_diagram_of_the_page_is_that_of_the_model()
    {
        var page = Read();
        var start = page.IndexOf(Fence, StringComparison.Ordinal) + Fence.Length;
        var end = page.IndexOf("```", start, StringComparison.Ordinal);

        Approved.Equal(page[..start] + AdFluxSchema.ToMermaid() + page[end..], Page);
    }

    [Fact]
    public void The_page_names_the_type_of_SQLite_for_each_type_of_PostgreSQL()
    {
        using var postgres = new AdFluxDbContext(new DbContextOptionsBuilder<AdFluxDbContext>().UseNpgsql().Options);
        using var sqlite = new AdFluxDbContext(new DbContextOptionsBuilder<AdFluxDbContext>().UseSqlite().Options);
        var columns = ModelSchema.Of(postgres).SelectMany(table => table.Columns);
        var sameColumns = ModelSchema.Of(sqlite).SelectMany(table => table.Columns);
        var pairs = columns
            .Zip(sameColumns, (one, other) => (one.Type, Other: other.Type))
            .Where(pair => pair.Type is not "text" && !pair.Type.StartsWith("character", StringComparison.Ordinal))
            .Distinct()
            .Append(("text`, `character varying(n)", "TEXT"));
        var page = Read();

        Assert.All(pairs, pair => Assert.Contains($"| `{pair.Item1}` | `{pair.Item2}` |", page, StringComparison.Ordinal));
    }

    [Fact]
    public void The_diagram_shows_keys_and_relations()
    {
        var diagram = AdFluxSchema.ToMermaid();

        Assert.Contains("        varchar(100) name UK \"not null\"\n", diagram, StringComparison.Ordinal);
        Assert.Contains("        date date_start PK \"not null\"\n", diagram, StringComparison.Ordinal);
        Assert.Contains("    segments |o--o{ candidates : \"segment_id\"\n", diagram, StringComparison.Ordinal);
        Assert.Contains("    job_openings ||--o{ applications : \"job_id, on delete cascade\"\n", diagram, StringComparison.Ordinal);
    }

    private static string Read([System.Runtime.CompilerServices.CallerFilePath] string testSource = "") =>
        File.ReadAllText(Path.Combine(Path.GetDirectoryName(testSource)!, Page)).ReplaceLineEndings("\n");
}
