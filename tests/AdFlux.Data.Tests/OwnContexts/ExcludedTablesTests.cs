using Microsoft.EntityFrameworkCore;

namespace AdFlux.Data.Tests.OwnContexts;

public sealed class ExcludedTablesTests
{
    [Fact]
    public void A_model_without_the_tables_of_AdFlux_has_nothing_to_exclude()
    {
        var error = Assert.Throws<InvalidOperationException>(() => new ModelBuilder().ExcludeAdFluxFromMigrations());

        Assert.Contains("derives from AdFluxDbContext", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void What_creates_tables_leaves_those_of_AdFlux_out()
    {
        using var context = new HiringContext(new DbContextOptionsBuilder<HiringContext>().UseSqlite().Options);

        string script = context.Database.GenerateCreateScript();

        Assert.Contains("""CREATE TABLE "candidate_notes" """, script, StringComparison.Ordinal);
        Assert.Single(script.Split("CREATE TABLE").Skip(1));
        Assert.Contains("""REFERENCES "candidates" ("candidate_id") ON DELETE CASCADE""", script, StringComparison.Ordinal);
        Assert.Contains(
            """CREATE INDEX "ix_candidate_notes_candidate_id" ON "candidate_notes" ("candidate_id")""",
            script,
            StringComparison.Ordinal
        );
    }
}
