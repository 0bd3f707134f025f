using System.Text.Json;
using System.Text.Json.Serialization;
using AdFlux.Data.Generators.Tests.Ids;
using AdFlux.Data.Ids;
using AdFlux.Data.Json;

namespace AdFlux.Data.Generators.Tests.EntityFramework;

/// <summary>A JSON column that queries look into.</summary>
[JsonColumn(typeof(DossierContext))]
internal sealed partial class Dossier
{
    public string? Title { get; set; }

    [JsonPropertyName("views today")]
    public int Views { get; set; }

    public int? Rank { get; set; }

    public long Bytes { get; set; }

    public double? Score { get; set; }

    public bool? IsOpen { get; set; }

    public JobId? Job { get; set; }

    public SegmentId? Segment { get; set; }

    public Priority? Priority { get; set; }

    public Author? Author { get; set; }

    public List<string>? Tags { get; set; }

    public List<int>? Sizes { get; set; }

    public List<SegmentId>? Segments { get; set; }

    public OrderId? Order { get; set; }

    [JsonNumberHandling(JsonNumberHandling.WriteAsString | JsonNumberHandling.AllowReadingFromString)]
    public int Spelled { get; set; }

    [JsonIgnore]
    public int Ignored { get; set; }

    [JsonExtensionData]
    public IDictionary<string, JsonElement>? Others { get; set; }
}

internal sealed class Author
{
    public string? Name { get; set; }

    public Author? Editor { get; set; }

    public List<JobId>? Jobs { get; set; }

    [JsonExtensionData]
    public IDictionary<string, JsonElement>? Others { get; set; }
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    Converters = [typeof(TypedIdJsonConverterFactory)]
)]
[JsonSerializable(typeof(Dossier))]
internal sealed partial class DossierContext : JsonSerializerContext;
