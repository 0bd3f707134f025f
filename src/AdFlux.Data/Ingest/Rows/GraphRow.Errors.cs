using System.Text.Json;
using AdFlux.Data.Ingest.Documents;
using AdFlux.Data.Json;

namespace AdFlux.Data.Ingest.Rows;

/// <content>Says what is wrong with a member's value.</content>
internal ref partial struct GraphRow
{
    /// <summary>An error in the member's value.</summary>
    public readonly GraphFormatException Error(string what, Exception? innerException = null)
    {
        string path = Location.PathOf(_member);
        return Location.Error($"{path[(path.LastIndexOf('.') + 1)..]} {what}", path, innerException);
    }

    private readonly GraphFormatException Bad(string expected)
    {
        string shown = _reader.TokenType switch
        {
            JsonTokenType.StartObject => "an object",
            JsonTokenType.StartArray => "an array",
            JsonTokenType.String => BadValue.Show(_reader.ValueSpan),
            _ => BadValue.Show(_reader.ValueSpan).Trim('"'),
        };
        return Error($"is {shown} where {expected} is expected");
    }

    // Without the path within the value: the row's error has the whole one.
    private static string Reason(JsonContentException exception)
    {
        int end = exception.Message.IndexOf(", at $", StringComparison.Ordinal);
        return end < 0 ? exception.Message.TrimEnd('.') : exception.Message[..end];
    }

    private readonly GraphFormatException TooDeep(JsonException exception) =>
        Location.Error($"The row is nested more than {CanonicalJson.MaxDepth} levels deep", Location.PathOf(_member), exception);
}
