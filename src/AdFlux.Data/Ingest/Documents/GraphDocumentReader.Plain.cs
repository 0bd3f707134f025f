namespace AdFlux.Data.Ingest.Documents;

/// <content>Rows that the caller reads straight from the buffer, where nothing but a row can be meant.</content>
internal sealed partial class GraphDocumentReader
{
    // Of what was peeked at: how far it begins into the rest of the buffer.
    private int _peekedAt;

    /// <summary>What lies in the buffer from the beginning of the next row on, at most as much as a row may be long. The row need not be complete.</summary>
    /// <returns>Empty when that is not known to be a row; <see cref="ReadRowAsync"/> goes on in any case.</returns>
    public ReadOnlySpan<byte> PeekRow()
    {
        _buffer.Release();
        ReadOnlySpan<byte> rest = _buffer.Rest;
        int at = 0;
        switch (_place)
        {
            case Place.BetweenValues when _lastLayout == RowLayout.Lines:
                SkipWhiteSpace(rest, ref at);
                break;
            case Place.Items when _index > 0:
                SkipWhiteSpace(rest, ref at);
                if (at == rest.Length || rest[at++] != ',')
                {
                    return default;
                }

                SkipWhiteSpace(rest, ref at);
                break;
            default:
                return default;
        }

        if (at == rest.Length || rest[at] != '{')
        {
            return default;
        }

        _peekedAt = at;
        return rest.Slice(at, Math.Min(rest.Length - at, _buffer.MaxKeptBytes));
    }

    /// <summary>Counts what <see cref="PeekRow"/> gave as a row and moves on behind it.</summary>
    /// <param name="length">The length of the row, which has to be one complete JSON object.</param>
    public void PassRow(int length)
    {
        // The state of the JSON reader stays right: before and after the row, the last token is the end of an object in the array.
        _buffer.Consume(_peekedAt + length);
        Location = new RowLocation(_pages, ++_rows, _lastLayout!.Value, _lastLayout == RowLayout.Lines ? 0 : _index++);
    }

    private static void SkipWhiteSpace(ReadOnlySpan<byte> text, ref int at)
    {
        while (at < text.Length && text[at] is (byte)' ' or (byte)'\n' or (byte)'\r' or (byte)'\t')
        {
            at++;
        }
    }
}
