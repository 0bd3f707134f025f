using System.Buffers;

namespace AdFlux.Data.Ingest.Documents;

/// <summary>What was read ahead of a stream: a piece that must be kept, then what is not consumed yet.</summary>
internal sealed class DocumentBuffer : IDisposable
{
    private const int FirstSize = 64 * 1024;

    // A token is read again from its start when more data has come. Short ones at once, so that no row waits for the next;
    // long ones when they have grown by half, or a stream that trickles would take quadratic time.
    private const int ShortToken = 4096;

    private readonly Stream _stream;
    private byte[] _bytes = ArrayPool<byte>.Shared.Rent(FirstSize);
    private int _keptFrom = -1;
    private int _keptTo;
    private int _position;
    private int _end;

    /// <summary>Creates a buffer on a stream.</summary>
    /// <param name="stream">The stream; not disposed of.</param>
    /// <param name="maxKeptBytes">The longest piece that can be kept.</param>
    public DocumentBuffer(Stream stream, int maxKeptBytes)
    {
        _stream = stream;
        MaxKeptBytes = maxKeptBytes;
    }

    /// <summary>The longest piece that can be kept.</summary>
    public int MaxKeptBytes { get; }

    /// <summary>Whether the stream has ended, so that no more than <see cref="Rest"/> will come.</summary>
    public bool IsComplete { get; private set; }

    /// <summary>The size of the buffer.</summary>
    public int Size => _bytes.Length;

    /// <summary>What is not consumed yet.</summary>
    public ReadOnlySpan<byte> Rest => _bytes.AsSpan(_position, _end - _position);

    /// <summary>Whether a piece is being kept.</summary>
    public bool IsKeeping => _keptFrom >= 0;

    /// <summary>The piece that was kept.</summary>
    public ReadOnlySpan<byte> Kept => _bytes.AsSpan(_keptFrom, _keptTo - _keptFrom);

    /// <summary>The piece that is being kept, as far as it has come.</summary>
    public ReadOnlySpan<byte> KeptAndRest => _bytes.AsSpan(_keptFrom, _end - _keptFrom);

    /// <summary>Starts a piece at a place in <see cref="Rest"/>.</summary>
    public void KeepFrom(int offset) => _keptFrom = _position + offset;

    /// <summary>Ends the piece at a place in <see cref="Rest"/>.</summary>
    /// <returns>False when it is too long.</returns>
    public bool KeepUpTo(int offset)
    {
        _keptTo = _position + offset;
        return _keptTo - _keptFrom <= MaxKeptBytes;
    }

    /// <summary>Forgets the piece.</summary>
    public void Release() => _keptFrom = -1;

    /// <summary>Moves on in <see cref="Rest"/>.</summary>
    public void Consume(int count) => _position += count;

    /// <summary>Moves on past white space and byte order marks.</summary>
    /// <returns>False when more data is needed to know where they end.</returns>
    public bool SkipWhiteSpace()
    {
        ReadOnlySpan<byte> mark = [0xEF, 0xBB, 0xBF];
        while (true)
        {
            int next = Rest.IndexOfAnyExcept(" \t\r\n"u8);
            _position = next < 0 ? _end : _position + next;
            if (Rest.StartsWith(mark))
            {
                _position += mark.Length;
                continue;
            }

            return IsComplete || (!Rest.IsEmpty && !(Rest.Length < mark.Length && mark.StartsWith(Rest)));
        }
    }

    /// <summary>Reads more of the stream.</summary>
    /// <returns>False when the piece that is being kept, or one token, is longer than <see cref="MaxKeptBytes"/>.</returns>
    public async ValueTask<bool> FillAsync(CancellationToken cancellationToken)
    {
        int unread = _end - _position;
        int enough = unread <= ShortToken ? unread + 1 : unread + (unread / 2);
        while (!IsComplete && _end - _position < enough)
        {
            if (!MakeRoom())
            {
                return false;
            }

            int read = await _stream.ReadAsync(_bytes.AsMemory(_end), cancellationToken).ConfigureAwait(false);
            _end += read;
            IsComplete = read == 0;
        }

        return true;
    }

    /// <summary>Gives the buffer back to the pool.</summary>
    public void Dispose()
    {
        ArrayPool<byte>.Shared.Return(_bytes);
        _bytes = [];
    }

    private bool MakeRoom()
    {
        int first = IsKeeping ? _keptFrom : _position;
        int held = _end - first;
        if (held > MaxKeptBytes)
        {
            return false;
        }

        if (_end < _bytes.Length)
        {
            return true;
        }

        byte[] target = held <= _bytes.Length / 2 ? _bytes : ArrayPool<byte>.Shared.Rent(_bytes.Length * 2);
        _bytes.AsSpan(first, held).CopyTo(target);
        if (target != _bytes)
        {
            ArrayPool<byte>.Shared.Return(_bytes);
            _bytes = target;
        }

        _position -= first;
        _end -= first;
        _keptFrom = IsKeeping ? 0 : -1;
        return true;
    }
}
