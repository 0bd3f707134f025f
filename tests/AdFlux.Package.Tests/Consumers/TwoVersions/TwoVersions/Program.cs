using Library;
using Microsoft.EntityFrameworkCore;
using Newer;
using TwoVersions;

await using (LinesContext context = LinesContext.Create())
{
    await context.Database.EnsureCreatedAsync();
    context.Add(new Line { Crew = CrewId.From(7), Article = ArticleId.From("bolt") });
    context.Add(new Line { Crew = CrewId.From(8), Article = ArticleId.From("nut") });
    await context.SaveChangesAsync();
}

await using (LinesContext context = LinesContext.Create())
{
    var article = ArticleId.From("nut");
    Line line = await context.Lines.SingleAsync(line => line.Article == article && line.Crew.Value > 7);
    Console.WriteLine($"line {line.Id}: crew {line.Crew}, article {line.Article}, library {Newer.Version.OfNext}");
}
