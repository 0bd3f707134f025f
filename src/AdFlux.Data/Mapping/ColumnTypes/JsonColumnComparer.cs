using AdFlux.Data.Json;
using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace AdFlux.Data.Mapping.ColumnTypes;

/// <summary>Compares values that can change by their JSON, and keeps a copy to compare with.</summary>
/// <typeparam name="T">The type of the value.</typeparam>
public sealed class JsonColumnComparer<T> : ValueComparer<T>
    where T : class, IJsonColumn<T>
{
    /// <summary>Creates the comparer.</summary>
    public JsonColumnComparer()
        : base((left, right) => AreEqual(left, right), value => Hash(value), value => JsonColumnText.Copy(value)!) { }

    private static bool AreEqual(T? left, T? right)
    {
        if (ReferenceEquals(left, right))
            return true;
        return left is not null
            && right is not null
            && JsonColumnText.WriteForComparison(left) is { } first
            && JsonColumnText.WriteForComparison(right) is { } second
            && first.AsSpan().SequenceEqual(second);
    }

    private static int Hash(T value)
    {
        var hash = new HashCode();
        hash.AddBytes(JsonColumnText.WriteForComparison(value));
        return hash.ToHashCode();
    }
}
