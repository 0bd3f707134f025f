namespace AdFlux.Data.Tests.Ingest;

/// <summary>A head, a piece many times over, and a tail, without ever being whole in memory.</summary>
internal sealed class RepeatingStream(byte[] head, byte[] piece, long times, byte[] tail) : Stream
{
    private long _position;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => head.Length + (piece.Length * times) + tail.Length;

    public override long Position
    {
        get => _position;
        set => throw new NotSupportedException();
    }

    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        int written = 0;
        while (written < buffer.Length && _position < Length)
        {
            ReadOnlySpan<byte> rest = Rest();
            int count = Math.Min(rest.Length, buffer.Length - written);
            rest[..count].CopyTo(buffer.Span[written..]);
            written += count;
            _position += count;
        }

        return ValueTask.FromResult(written);
    }

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException("Only asynchronous reads.");

    public override void Flush() => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    private ReadOnlySpan<byte> Rest()
    {
        if (_position < head.Length)
        {
            return head.AsSpan((int)_position);
        }

        long inPieces = _position - head.Length;
        return inPieces < piece.Length * times
            ? piece.AsSpan((int)(inPieces % piece.Length))
            : tail.AsSpan((int)(inPieces - (piece.Length * times)));
    }
}
