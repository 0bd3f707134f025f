using Microsoft.EntityFrameworkCore;
using Newer;
using Older;
using TwoVersions;

await using (LinesContext context = LinesContext.Create())
{
    await context.Database.EnsureCreatedAsync();
    context.Add(new Line { Order = OrderId.From(7), Article = ArticleId.From("bolt") });
    context.Add(new Line { Order = OrderId.From(8), Article = ArticleId.From("nut") });
    await context.SaveChangesAsync();
}

await using (LinesContext context = LinesContext.Create())
{
    var article = ArticleId.From("nut");
    Line line = await context.Lines.SingleAsync(line => line.Article == article && line.Order.Value > 7);
    Console.WriteLine($"line {line.Id}: order {line.Order}, article {line.Article}, library {Newer.Version.OfNext}");
}
