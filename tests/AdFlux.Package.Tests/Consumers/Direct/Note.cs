using System.Text.Json.Serialization;
using AdFlux.Data.Ids;
using AdFlux.Data.Json;

namespace Direct;

[TypedId<Guid>]
public readonly partial record struct NoteId;

[JsonColumn(typeof(NoteJsonContext), Immutable = true)]
public sealed partial record NoteContent(string Text, int Priority);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(NoteContent))]
internal sealed partial class NoteJsonContext : JsonSerializerContext;

internal sealed class Note
{
    public NoteId Id { get; set; }
    public ApplicationId ApplicationId { get; set; }
    public NoteContent? Content { get; set; }
}
