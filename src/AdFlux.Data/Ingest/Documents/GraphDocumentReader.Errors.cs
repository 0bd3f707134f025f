using System.Globalization;
using System.Text.Json;

namespace AdFlux.Data.Ingest.Documents;

/// <content>Says what is wrong, and where.</content>
internal sealed partial class GraphDocumentReader
{
    private GraphFormatException Malformed(int consumed, JsonException exception)
    {
        ReadOnlySpan<byte> rest = _buffer.Rest;
        if (rest[..Math.Min(rest.Length, consumed + 2)].Contains((byte)0))
        {
            return Error("The input is not UTF-8 but looks like UTF-16: convert it first", PathSoFar(), exception);
        }

        bool isCutShort = _buffer.IsComplete && !IsMalformed(rest, _state);
        return Error(
            isCutShort ? "The input ends in the middle of the JSON: it was cut short, fetch it again" : "The input is not valid JSON",
            PathSoFar(),
            exception
        );
    }

    private static bool IsMalformed(ReadOnlySpan<byte> rest, JsonReaderState state)
    {
        var reader = new Utf8JsonReader(rest, isFinalBlock: false, state);
        try
        {
            while (reader.Read())
            {
                // Only whether it can be read counts.
            }

            return false;
        }
        catch (JsonException)
        {
            return true;
        }
    }

    private string PathSoFar()
    {
        string root =
            _place == Place.Items ? RowPath()
            : _isKeepingError ? "$.error"
            : "$";
        return _buffer.IsKeeping ? JsonPathProbe.Find(_buffer.KeptAndRest, ReaderOptions, root) : root;
    }

    private string RowPath() => new RowLocation(_pages, _rows, _lastLayout!.Value, _index).Path;

    private GraphFormatException Error(string what, string path, Exception? innerException = null)
    {
        // A top-level object that is not known to be a page may be one, or the next line.
        bool isNewPage = _place == Place.TopObject && !_isPage && _lastLayout != RowLayout.Lines;
        int page = Math.Max(1, _pages + (isNewPage ? 1 : 0));
        bool isRow =
            _place == Place.Items
            || (_place == Place.BetweenValues && _lastLayout == RowLayout.Lines)
            || (_place == Place.TopObject && !_isPage && !_hasPaging && _member == Member.Other);
        return isRow
            ? new RowLocation(page, _rows + 1, default, 0).Error(what, path, innerException)
            : new GraphFormatException(
                string.Create(CultureInfo.InvariantCulture, $"{what} (page {page}, {path})."),
                page,
                null,
                path,
                innerException
            );
    }

    private static string Kind(JsonTokenType token) =>
        token switch
        {
            JsonTokenType.StartObject => "an object",
            JsonTokenType.StartArray => "an array",
            JsonTokenType.String => "a text",
            JsonTokenType.Number => "a number",
            JsonTokenType.Null => "null",
            _ => "true or false",
        };
}
