using System.Text.Json;
using AdFlux.Data.Ids;
using Json;

var order = new Order(
    OrderId.From(new Guid("0190b0a0-0000-7000-8000-000000000001")),
    ApplicationId.From(7),
    Shelf: null,
    new Dictionary<ArticleId, int> { [ArticleId.From("nut")] = 2, [ArticleId.From("bolt")] = 3 }
);
string text = JsonSerializer.Serialize(order, OrderJsonContext.Default.Order);
Console.WriteLine(text);

Order read = JsonSerializer.Deserialize(text, OrderJsonContext.Default.Order)!;
Console.WriteLine(read.Id == order.Id && read.For == order.For && read.Shelf is null && read.Amounts[ArticleId.From("bolt")] == 3);
