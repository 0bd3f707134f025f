using System.Text.Json;

namespace AdFlux.Data.Ingest.Documents;

/// <summary>Says what is wrong with JSON that does not follow the grammar.</summary>
internal static class SyntaxFault
{
    /// <summary>What the JSON reader says of the fault, without its line and byte (which count within one value, not the input) and its advice.</summary>
    public static string Describe(JsonException exception)
    {
        string message = Before(exception.Message, " LineNumber:");
        message = Before(message, " which is not supported in this mode").TrimEnd('.');

        // Where a literal is expected, the reader quotes all that its buffer holds; otherwise one byte.
        int literal = message.LastIndexOf("is an invalid JSON literal", StringComparison.Ordinal);
        return literal < 0 ? message : "This " + message[literal..];
    }

    private static string Before(string text, string mark)
    {
        int end = text.LastIndexOf(mark, StringComparison.Ordinal);
        return end < 0 ? text : text[..end];
    }
}
