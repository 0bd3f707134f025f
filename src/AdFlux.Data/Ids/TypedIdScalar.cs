using System.ComponentModel;
using System.Globalization;

namespace AdFlux.Data.Ids;

/// <summary>What generated ids over <see cref="int"/>, <see cref="long"/> and <see cref="Guid"/> call. Applications call the id's own members.</summary>
/// <remarks>Without a format provider, everything is invariant: an id is a key, and a key does not depend on a machine's language.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class TypedIdScalar
{
    /// <summary>Parses text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="provider">The culture; invariant when null.</param>
    /// <typeparam name="TId">The id.</typeparam>
    /// <typeparam name="TValue">Its value.</typeparam>
    /// <exception cref="FormatException">The text is not a value, or not one that the id accepts.</exception>
    public static TId Parse<TId, TValue>(ReadOnlySpan<char> text, IFormatProvider? provider)
        where TId : struct, ITypedId<TId, TValue>
        where TValue : struct, ISpanParsable<TValue> =>
        TryParse<TId, TValue>(text, provider, out TId id)
            ? id
            : throw new FormatException($"This text is not a valid {typeof(TId).Name}, which is of type {typeof(TValue).Name}.");

    /// <summary>Parses UTF-8 text.</summary>
    /// <param name="utf8Text">The text.</param>
    /// <param name="provider">The culture; invariant when null.</param>
    /// <typeparam name="TId">The id.</typeparam>
    /// <typeparam name="TValue">Its value.</typeparam>
    /// <exception cref="FormatException">The text is not a value, or not one that the id accepts.</exception>
    public static TId Parse<TId, TValue>(ReadOnlySpan<byte> utf8Text, IFormatProvider? provider)
        where TId : struct, ITypedId<TId, TValue>
        where TValue : struct, IUtf8SpanParsable<TValue> =>
        TryParse<TId, TValue>(utf8Text, provider, out TId id)
            ? id
            : throw new FormatException($"This text is not a valid {typeof(TId).Name}, which is of type {typeof(TValue).Name}.");

    /// <summary>Parses text, or returns false when it is not valid.</summary>
    /// <param name="text">The text.</param>
    /// <param name="provider">The culture; invariant when null.</param>
    /// <param name="id">The id, or <c>default</c>.</param>
    /// <typeparam name="TId">The id.</typeparam>
    /// <typeparam name="TValue">Its value.</typeparam>
    public static bool TryParse<TId, TValue>(ReadOnlySpan<char> text, IFormatProvider? provider, out TId id)
        where TId : struct, ITypedId<TId, TValue>
        where TValue : struct, ISpanParsable<TValue>
    {
        id = default;
        return TValue.TryParse(text, provider ?? CultureInfo.InvariantCulture, out TValue value) && TId.TryFrom(value, out id);
    }

    /// <summary>Parses UTF-8 text, or returns false when it is not valid.</summary>
    /// <param name="utf8Text">The text.</param>
    /// <param name="provider">The culture; invariant when null.</param>
    /// <param name="id">The id, or <c>default</c>.</param>
    /// <typeparam name="TId">The id.</typeparam>
    /// <typeparam name="TValue">Its value.</typeparam>
    public static bool TryParse<TId, TValue>(ReadOnlySpan<byte> utf8Text, IFormatProvider? provider, out TId id)
        where TId : struct, ITypedId<TId, TValue>
        where TValue : struct, IUtf8SpanParsable<TValue>
    {
        id = default;
        return TValue.TryParse(utf8Text, provider ?? CultureInfo.InvariantCulture, out TValue value) && TId.TryFrom(value, out id);
    }

    /// <summary>Formats the value as text.</summary>
    /// <param name="value">The value.</param>
    /// <param name="format">A format that the value's type knows.</param>
    /// <param name="provider">The culture; invariant when null.</param>
    /// <typeparam name="TValue">The type of the value.</typeparam>
    public static string ToString<TValue>(TValue value, string? format, IFormatProvider? provider)
        where TValue : struct, IFormattable => value.ToString(format, provider ?? CultureInfo.InvariantCulture);

    /// <summary>Formats the value into a buffer when it fits.</summary>
    /// <param name="value">The value.</param>
    /// <param name="destination">Where to.</param>
    /// <param name="charsWritten">The number of characters, or 0 when they do not fit.</param>
    /// <param name="format">A format that the value's type knows.</param>
    /// <param name="provider">The culture; invariant when null.</param>
    /// <typeparam name="TValue">The type of the value.</typeparam>
    public static bool TryFormat<TValue>(
        TValue value,
        Span<char> destination,
        out int charsWritten,
        ReadOnlySpan<char> format,
        IFormatProvider? provider
    )
        where TValue : struct, ISpanFormattable =>
        value.TryFormat(destination, out charsWritten, format, provider ?? CultureInfo.InvariantCulture);

    /// <summary>Formats the value into a buffer as UTF-8 when it fits.</summary>
    /// <param name="value">The value.</param>
    /// <param name="utf8Destination">Where to.</param>
    /// <param name="bytesWritten">The number of bytes, or 0 when they do not fit.</param>
    /// <param name="format">A format that the value's type knows.</param>
    /// <param name="provider">The culture; invariant when null.</param>
    /// <typeparam name="TValue">The type of the value.</typeparam>
    public static bool TryFormat<TValue>(
        TValue value,
        Span<byte> utf8Destination,
        out int bytesWritten,
        ReadOnlySpan<char> format,
        IFormatProvider? provider
    )
        where TValue : struct, IUtf8SpanFormattable =>
        value.TryFormat(utf8Destination, out bytesWritten, format, provider ?? CultureInfo.InvariantCulture);
}
