using System.Buffers;
using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace AdFlux.Migrations.Adoption.Values;

/// <summary>Hashes the rows of a table: each by SHA-256, all by the sum of the first half of these, which does not depend on their order.</summary>
internal sealed class RowHash
{
    private readonly ArrayBufferWriter<byte> _row = new();
    private UInt128 _sum;

    /// <summary>Adds a value to the row. The length before it keeps values apart, and no value from an empty one.</summary>
    public void Add(string? value)
    {
        var length = value is null ? -1 : Encoding.UTF8.GetByteCount(value);
        BinaryPrimitives.WriteInt32LittleEndian(_row.GetSpan(sizeof(int)), length);
        _row.Advance(sizeof(int));
        if (length > 0)
        {
            _row.Advance(Encoding.UTF8.GetBytes(value, _row.GetSpan(length)));
        }
    }

    /// <summary>Ends the row.</summary>
    public void EndRow()
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(_row.WrittenSpan, hash);
        _sum += BinaryPrimitives.ReadUInt128BigEndian(hash);
        _row.ResetWrittenCount();
    }

    public override string ToString() => _sum.ToString("x32", CultureInfo.InvariantCulture);
}
