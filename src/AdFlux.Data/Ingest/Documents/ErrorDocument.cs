using System.Buffers.Text;
using System.Globalization;
using System.Text;
using System.Text.Json;

namespace AdFlux.Data.Ingest.Documents;

/// <summary>Reads the error that Meta sends instead of data.</summary>
internal static class ErrorDocument
{
    /// <summary>Reads the value of the member <c>error</c>: an object, or in some answers a text.</summary>
    /// <param name="utf8Json">The complete value.</param>
    /// <param name="rowsBefore">Rows that were read before it.</param>
    public static GraphApiException Read(ReadOnlySpan<byte> utf8Json, long rowsBefore)
    {
        string? message = null;
        string? type = null;
        string? traceId = null;
        int? code = null;
        int? subcode = null;

        var reader = new Utf8JsonReader(utf8Json, isFinalBlock: false, new JsonReaderState(GraphDocumentReader.ReaderOptions));
        reader.Read();
        if (reader.TokenType == JsonTokenType.String)
        {
            message = Text(reader);
        }

        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            Utf8JsonReader name = reader;
            reader.Read();
            if (Is(name, "message"u8))
            {
                message = Text(reader);
            }
            else if (Is(name, "type"u8))
            {
                type = Text(reader);
            }
            else if (Is(name, "fbtrace_id"u8))
            {
                traceId = Text(reader);
            }
            else if (Is(name, "code"u8))
            {
                code = Number(reader);
            }
            else if (Is(name, "error_subcode"u8))
            {
                subcode = Number(reader);
            }

            reader.TrySkip();
        }

        return new GraphApiException(Describe(message, type, code, subcode, traceId, rowsBefore))
        {
            ApiMessage = message,
            Type = type,
            Code = code,
            Subcode = subcode,
            TraceId = traceId,
            RowsBefore = rowsBefore,
        };
    }

    private static string Describe(string? message, string? type, int? code, int? subcode, string? traceId, long rowsBefore)
    {
        var text = new StringBuilder("Meta sent an error");
        text.Append(
            rowsBefore switch
            {
                0 => " instead of data",
                1 => " after one row",
                _ => string.Create(CultureInfo.InvariantCulture, $" after {rowsBefore} rows"),
            }
        );
        text.Append(": ").Append(string.IsNullOrWhiteSpace(message) ? "(no message)" : message);

        var details = new List<string>();
        Add(details, "type", type);
        Add(details, "code", code?.ToString(CultureInfo.InvariantCulture));
        Add(details, "subcode", subcode?.ToString(CultureInfo.InvariantCulture));
        Add(details, "trace", traceId);
        return details.Count == 0 ? text.ToString() : text.Append(" (").AppendJoin(", ", details).Append(')').ToString();
    }

    private static void Add(List<string> details, string name, string? value)
    {
        if (value is not null)
        {
            details.Add($"{name} {value}");
        }
    }

    // Errors are for people: names and texts that are no Unicode are shown as well as they can be, not refused.
    private static bool Is(in Utf8JsonReader name, ReadOnlySpan<byte> expected) =>
        !name.ValueIsEscaped && name.ValueSpan.SequenceEqual(expected);

    /// <summary>A text or number without access tokens; null when it is neither.</summary>
    public static string? Text(in Utf8JsonReader reader)
    {
        if (reader.TokenType is not (JsonTokenType.String or JsonTokenType.Number))
        {
            return null;
        }

        if (!reader.ValueIsEscaped)
        {
            return AccessTokens.Blot(Encoding.UTF8.GetString(reader.ValueSpan));
        }

        try
        {
            return AccessTokens.Blot(reader.GetString()!);
        }
        catch (InvalidOperationException)
        {
            // An escaped half of a surrogate pair: the text as it was sent says enough.
            return AccessTokens.Blot(Encoding.UTF8.GetString(reader.ValueSpan));
        }
    }

    private static int? Number(in Utf8JsonReader reader) =>
        reader.TokenType is JsonTokenType.String or JsonTokenType.Number
        && Utf8Parser.TryParse(reader.ValueSpan, out int number, out int consumed)
        && consumed == reader.ValueSpan.Length
            ? number
            : null;
}
