using System.Text.Json;

namespace AdFlux.Data.Ingest.Documents;

/// <summary>
/// Finds the rows in a stream of Graph API JSON, one at a time: in pages, in a bare array, or one object after the other.
/// </summary>
/// <remarks>Memory is one pooled buffer that grows to the longest row. The stream stays open.</remarks>
internal sealed partial class GraphDocumentReader : IDisposable
{
    // Rows nest to 64 levels wherever they lie; a page adds two, and the limit of rows is checked where they are read.
    internal static readonly JsonReaderOptions ReaderOptions = new() { MaxDepth = 68 };

    private readonly DocumentBuffer _buffer;

    private JsonReaderState _state;
    private Place _place;
    private Member _member;

    // Of the top-level value that is being read: whether its "data" was found, and whether it has a "paging".
    private bool _isPage;
    private bool _hasPaging;
    private bool _isKeepingError;
    private RowLayout? _lastLayout;
    private int _pages;
    private long _rows;
    private long _index;

    /// <summary>Creates a reader from a stream's position on.</summary>
    /// <param name="utf8Json">The stream; not disposed of.</param>
    /// <param name="maxRowBytes">The longest row that is accepted.</param>
    public GraphDocumentReader(Stream utf8Json, int maxRowBytes) => _buffer = new DocumentBuffer(utf8Json, maxRowBytes);

    private enum Place
    {
        BetweenValues,
        TopObject,
        Items,
    }

    private enum Member
    {
        Other,
        Data,
        Error,
    }

    private enum Step
    {
        /// <summary>Go on elsewhere: the place has changed.</summary>
        Continue,
        Row,

        /// <summary>Read on, or, when there is nothing left to read, get more.</summary>
        NeedsData,
        End,
    }

    /// <summary>The row found, one complete JSON object; valid until the next one is read.</summary>
    public ReadOnlySpan<byte> Row => _buffer.Kept;

    /// <summary>Where the row found is.</summary>
    public RowLocation Location { get; private set; }

    /// <summary>The size of the buffer.</summary>
    internal int BufferSize => _buffer.Size;

    /// <summary>Finds the next row.</summary>
    /// <returns>False at the end of the stream.</returns>
    /// <exception cref="GraphFormatException">The stream is not Graph API JSON.</exception>
    /// <exception cref="GraphApiException">Meta sent an error.</exception>
    public ValueTask<bool> ReadRowAsync(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        _buffer.Release();

        // Most rows are in the buffer already and cost no task.
        Step step = Advance();
        return step == Step.NeedsData ? FillAndReadRowAsync(cancellationToken) : ValueTask.FromResult(step == Step.Row);
    }

    /// <summary>Gives the buffer back.</summary>
    public void Dispose() => _buffer.Dispose();

    private async ValueTask<bool> FillAndReadRowAsync(CancellationToken cancellationToken)
    {
        Step step;
        do
        {
            if (!await _buffer.FillAsync(cancellationToken).ConfigureAwait(false))
            {
                throw Error($"A row is longer than {_buffer.MaxKeptBytes} bytes", PathSoFar());
            }

            step = Advance();
        } while (step == Step.NeedsData);

        return step == Step.Row;
    }

    private Step Advance()
    {
        while (true)
        {
            Step step = _place == Place.BetweenValues ? BeginValue() : ReadTokens();
            if (step != Step.Continue)
            {
                return step;
            }
        }
    }

    private Step BeginValue()
    {
        if (!_buffer.SkipWhiteSpace())
        {
            return Step.NeedsData;
        }

        ReadOnlySpan<byte> rest = _buffer.Rest;
        if (rest.IsEmpty)
        {
            return _lastLayout is null && _pages == 0
                ? throw Error("The input is empty: a page, an array or objects are expected", "$")
                : Step.End;
        }

        if (rest[0] is not ((byte)'{' or (byte)'['))
        {
            // All of what the error shows, or an access token could be shown in half.
            return rest.Length < BadValue.MaxBytes && !_buffer.IsComplete
                ? Step.NeedsData
                : throw Error(ForeignInput.Describe(rest, isFirst: _pages == 0 && _rows == 0), "$");
        }

        _state = new JsonReaderState(ReaderOptions);
        _isPage = false;
        _hasPaging = false;
        _member = Member.Other;
        _place = Place.TopObject;
        if (rest[0] == '[')
        {
            BeginItems(RowLayout.Array);
        }
        else
        {
            _buffer.KeepFrom(0);
        }

        return Step.Continue;
    }

    private void BeginItems(RowLayout layout)
    {
        _place = Place.Items;
        _pages++;
        _index = 0;
        _lastLayout = layout;
    }

    private Step ReadTokens()
    {
        var reader = new Utf8JsonReader(_buffer.Rest, _buffer.IsComplete, _state);
        Step step = Step.NeedsData;
        try
        {
            while (step == Step.NeedsData && reader.Read())
            {
                step = _place == Place.Items ? OnItemToken(ref reader) : OnTopToken(ref reader);
            }
        }
        catch (JsonException exception)
        {
            throw Malformed(reader, exception);
        }

        _buffer.Consume((int)reader.BytesConsumed);
        _state = reader.CurrentState;
        return step;
    }

    private Step OnItemToken(ref Utf8JsonReader reader)
    {
        int depth = _lastLayout == RowLayout.Page ? 2 : 1;
        if (reader.CurrentDepth > depth)
        {
            return Step.NeedsData;
        }

        if (reader.CurrentDepth < depth)
        {
            return reader.TokenType == JsonTokenType.EndArray ? EndItems() : Step.NeedsData;
        }

        switch (reader.TokenType)
        {
            case JsonTokenType.StartObject:
                _buffer.KeepFrom((int)reader.TokenStartIndex);
                return Step.NeedsData;
            case JsonTokenType.EndObject:
                return EndRow(reader, _index++);
            default:
                throw Error(
                    reader.TokenType == JsonTokenType.Null && _lastLayout == RowLayout.Array
                        ? "A row is null, as in the answer to a batch request of which a part timed out: send that part again, and read the body of each part as "
                            + "an answer of its own"
                        : $"A row is {Kind(reader.TokenType)}, not an object",
                    RowPath()
                );
        }
    }

    private Step EndItems()
    {
        _place = _lastLayout == RowLayout.Page ? Place.TopObject : Place.BetweenValues;
        _member = Member.Other;
        return Step.Continue;
    }

    private Step EndRow(in Utf8JsonReader reader, long index)
    {
        if (!_buffer.KeepUpTo((int)reader.BytesConsumed))
        {
            throw Error($"A row is longer than {_buffer.MaxKeptBytes} bytes", RowPath());
        }

        Location = new RowLocation(_pages, ++_rows, _lastLayout!.Value, index);
        return Step.Row;
    }
}
