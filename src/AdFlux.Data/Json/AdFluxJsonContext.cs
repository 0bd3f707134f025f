using System.Text.Json.Serialization;
using AdFlux.Data.Ids;

namespace AdFlux.Data.Json;

/// <summary>How AdFlux reads and writes its JSON columns: members in snake_case, null members left out.</summary>
[JsonSourceGenerationOptions(
    GenerationMode = JsonSourceGenerationMode.Metadata,
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    Converters = [typeof(TypedIdJsonConverterFactory)]
)]
[JsonSerializable(typeof(SkillList))]
[JsonSerializable(typeof(SegmentIdList))]
[JsonSerializable(typeof(CreativeDetails))]
[JsonSerializable(typeof(ExternalIds))]
[JsonSerializable(typeof(InsightActions))]
public sealed partial class AdFluxJsonContext : JsonSerializerContext;
