using System.Text.Json.Serialization;
using AdFlux.Data.Ids;

namespace Json;

[TypedId<Guid>]
public readonly partial record struct OrderId;

[TypedId<string>(MaxLength = 20)]
public readonly partial record struct ArticleId;

[TypedId<long>]
public readonly partial record struct ShelfId;

internal sealed record Order(OrderId Id, ApplicationId For, ShelfId? Shelf, IReadOnlyDictionary<ArticleId, int> Amounts);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, Converters = [typeof(TypedIdJsonConverterFactory)])]
[JsonSerializable(typeof(Order))]
internal sealed partial class OrderJsonContext : JsonSerializerContext;
