using System.Text.Json;

namespace AdFlux.Data.Ingest.Documents;

/// <content>Top-level objects: a page, an error, or a row of its own. Which it is, its members tell.</content>
internal sealed partial class GraphDocumentReader
{
    private Step OnTopToken(ref Utf8JsonReader reader)
    {
        switch (reader.CurrentDepth)
        {
            case 0 when reader.TokenType == JsonTokenType.EndObject:
                return EndTopObject(reader);
            case 1 when reader.TokenType == JsonTokenType.PropertyName:
                // Meta does not escape these names; a name that is escaped is another one.
                _member =
                    reader.ValueSpan.SequenceEqual("data"u8) ? Member.Data
                    : reader.ValueSpan.SequenceEqual("error"u8) ? Member.Error
                    : Member.Other;
                _hasPaging |= reader.ValueSpan.SequenceEqual("paging"u8);
                return Step.NeedsData;
            case 1 when _member == Member.Data:
                return OnData(reader);
            case 1 when _member == Member.Error:
                return OnError(reader);
            default:
                return Step.NeedsData;
        }
    }

    private Step OnData(in Utf8JsonReader reader)
    {
        if (_isPage)
        {
            throw Error("A page has more than one \"data\"", "$.data");
        }

        if (reader.TokenType != JsonTokenType.StartArray)
        {
            throw Error($"\"data\" is {Kind(reader.TokenType)}, not an array of rows", "$.data");
        }

        _isPage = true;
        _buffer.Release();
        BeginItems(RowLayout.Page);
        return Step.Continue;
    }

    private Step OnError(in Utf8JsonReader reader)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.StartObject:
                _buffer.KeepFrom((int)reader.TokenStartIndex);
                _isKeepingError = true;
                return Step.NeedsData;
            case JsonTokenType.String:
                _buffer.KeepFrom((int)reader.TokenStartIndex);
                break;
            case JsonTokenType.EndObject:
                break;
            default:
                return Step.NeedsData;
        }

        _buffer.KeepUpTo((int)reader.BytesConsumed);
        throw ErrorDocument.Read(_buffer.Kept, _rows);
    }

    private Step EndTopObject(in Utf8JsonReader reader)
    {
        _place = Place.BetweenValues;
        if (_isPage)
        {
            return Step.Continue;
        }

        if (_hasPaging)
        {
            throw Error("A page has no \"data\"", "$");
        }

        if (_lastLayout != RowLayout.Lines)
        {
            _pages++;
            _lastLayout = RowLayout.Lines;
        }

        return EndRow(reader, 0);
    }
}
