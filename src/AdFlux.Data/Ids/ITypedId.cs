using System.Diagnostics.CodeAnalysis;
using System.Numerics;

namespace AdFlux.Data.Ids;

/// <summary>An id (or an open value) with a type of its own around one stored value. The generator implements it.</summary>
/// <typeparam name="TSelf">The id.</typeparam>
/// <typeparam name="TValue">What is stored: <see cref="string"/>, <see cref="int"/>, <see cref="long"/> or <see cref="Guid"/>.</typeparam>
public interface ITypedId<TSelf, TValue>
    : IEquatable<TSelf>,
        IComparable<TSelf>,
        IComparisonOperators<TSelf, TSelf, bool>,
        ISpanParsable<TSelf>,
        IUtf8SpanParsable<TSelf>,
        ISpanFormattable,
        IUtf8SpanFormattable
    where TSelf : struct, ITypedId<TSelf, TValue>
    where TValue : notnull
{
    /// <summary>The longest text allowed, in Unicode code points as PostgreSQL counts <c>varchar(n)</c>; null where there is no limit.</summary>
    static abstract int? MaxLength { get; }

    /// <summary>The stored value. Empty text for a text id that was never assigned.</summary>
    TValue Value { get; }

    /// <summary>Whether this is <c>default</c>: nothing was assigned.</summary>
    bool IsDefault { get; }

    /// <summary>Makes an id of a value that comes from outside.</summary>
    /// <param name="value">The value.</param>
    /// <exception cref="ArgumentException">The value is null or not valid for this id.</exception>
    static abstract TSelf From(TValue value);

    /// <summary>Makes an id of a value that comes from outside, or returns false when it is not valid.</summary>
    /// <param name="value">The value; null is not valid.</param>
    /// <param name="id">The id, or <c>default</c>.</param>
    static abstract bool TryFrom([NotNullWhen(true)] TValue? value, out TSelf id);

    /// <summary>Makes an id of a value that the database returned or that EF Core made up for a new row: nothing is checked.</summary>
    /// <param name="value">The value.</param>
    static abstract TSelf FromStored(TValue value);
}
