using System.Text;

namespace AdFlux.Data.Tests.Repositories;

/// <summary>The order of texts by code point, which is that of their UTF-8 and not that of UTF-16.</summary>
internal sealed class ByteOrder : IComparer<object?>
{
    public int Compare(object? x, object? y) =>
        (x, y) switch
        {
            (string left, string right) => Encoding.UTF8.GetBytes(left).AsSpan().SequenceCompareTo(Encoding.UTF8.GetBytes(right)),
            _ => Comparer<object?>.Default.Compare(x, y),
        };
}
