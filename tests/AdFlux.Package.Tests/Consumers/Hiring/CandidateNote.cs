using System.Text.Json;
using System.Text.Json.Serialization;
using AdFlux.Data.Ids;
using AdFlux.Data.Json;

namespace Hiring;

[TypedId<int>]
public readonly partial record struct NoteId;

[JsonColumn(typeof(HiringJsonContext))]
public sealed partial class NoteDetails
{
    public int? Rating { get; set; }

    [JsonExtensionData]
    public IDictionary<string, JsonElement>? OtherMembers { get; set; }
}

[JsonSerializable(typeof(NoteDetails))]
public sealed partial class HiringJsonContext : JsonSerializerContext;

public sealed class CandidateNote
{
    public NoteId Id { get; set; }
    public CandidateId CandidateId { get; set; }
    public required string Text { get; set; }
    public NoteDetails? Details { get; set; }
    public DateTime WrittenAt { get; set; }
}
