using System.Globalization;
using System.Text.Json;
using AdFlux.Data.Json;

namespace AdFlux.Data.Ingest.Documents;

/// <content>Says what is wrong, and where.</content>
internal sealed partial class GraphDocumentReader
{
    private const int MaxPathLength = 64;

    private GraphFormatException Malformed(in Utf8JsonReader reader, JsonException exception)
    {
        ReadOnlySpan<byte> rest = _buffer.Rest;
        if (rest[..Math.Min(rest.Length, (int)reader.BytesConsumed + 2)].Contains((byte)0))
        {
            return Error("The input is not UTF-8 but looks like UTF-16: convert it first", PathSoFar(), exception);
        }

        bool isCutShort = _buffer.IsComplete && !IsMalformed(rest, _state);
        if (isCutShort)
        {
            return Error("The input ends in the middle of the JSON: it was cut short, fetch it again", PathSoFar(), exception);
        }

        // On the start of an object or array the reader counts the level around it.
        if (reader.CurrentDepth >= ReaderOptions.MaxDepth - 1)
        {
            return Error($"The row is nested more than {CanonicalJson.MaxDepth} levels deep", Shorten(PathSoFar()), exception);
        }

        // The cause is left out: its message may hold a whole buffer of the input.
        return Error($"The input is not valid JSON: {SyntaxFault.Describe(exception)}", PathSoFar());
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

    private static string Shorten(string path) => path.Length > MaxPathLength ? path[..MaxPathLength] + "..." : path;

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
