using System.Buffers;
using System.Runtime.InteropServices;

namespace AdFlux.Data.Json;

/// <summary>A growing array of bytes from the shared pool. Its owner disposes of it once; copies are not to be written to.</summary>
[StructLayout(LayoutKind.Auto)]
internal struct PooledBytes
{
    private const int FirstCapacity = 512;

    private byte[]? _buffer;

    /// <summary>Bytes written.</summary>
    public int Length { get; private set; }

    /// <summary>The array behind <see cref="Written"/>, until it grows.</summary>
    public readonly byte[] Buffer => _buffer ?? [];

    /// <summary>What was written.</summary>
    public readonly ReadOnlySpan<byte> Written => _buffer.AsSpan(0, Length);

    public void Append(byte value)
    {
        Reserve(1);
        _buffer![Length++] = value;
    }

    public void Append(ReadOnlySpan<byte> bytes)
    {
        Reserve(bytes.Length);
        bytes.CopyTo(_buffer.AsSpan(Length));
        Length += bytes.Length;
    }

    /// <summary>Appends a copy of bytes that were written before.</summary>
    public void AppendCopy(int start, int length)
    {
        Reserve(length);
        _buffer.AsSpan(start, length).CopyTo(_buffer.AsSpan(Length));
        Length += length;
    }

    /// <summary>Moves everything from one place on to an earlier one and ends there.</summary>
    public void MoveBack(int from, int to)
    {
        int length = Length - from;
        _buffer.AsSpan(from, length).CopyTo(_buffer.AsSpan(to));
        Length = to + length;
    }

    /// <summary>Forgets what was written from a place on.</summary>
    public void Truncate(int length) => Length = length;

    public readonly void Dispose()
    {
        if (_buffer is not null)
        {
            ArrayPool<byte>.Shared.Return(_buffer);
        }
    }

    private void Reserve(int count)
    {
        if (_buffer is not null && count <= _buffer.Length - Length)
        {
            return;
        }

        byte[] larger = ArrayPool<byte>.Shared.Rent(Math.Max(Length + count, Math.Max(FirstCapacity, Length * 2)));
        if (_buffer is not null)
        {
            Written.CopyTo(larger);
            ArrayPool<byte>.Shared.Return(_buffer);
        }

        _buffer = larger;
    }
}
