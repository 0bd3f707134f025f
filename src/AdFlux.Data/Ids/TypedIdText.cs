using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Text;
using System.Text.Unicode;

namespace AdFlux.Data.Ids;

/// <summary>What generated ids over <see cref="string"/> call. Applications call the id's own members.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class TypedIdText
{
    /// <summary>Throws when the text can't be the value of the id.</summary>
    /// <param name="value">The text.</param>
    /// <typeparam name="TId">The id.</typeparam>
    /// <exception cref="ArgumentException">The text is empty, too long, or holds a NUL character or half of a surrogate pair.</exception>
    public static void ThrowIfInvalid<TId>(string value)
        where TId : struct, ITypedId<TId, string>
    {
        ArgumentNullException.ThrowIfNull(value);
        if (FindFlaw<TId>(value) is { } flaw)
            throw new ArgumentException($"This text can't be a {typeof(TId).Name}: {flaw}.", nameof(value));
    }

    /// <summary>Whether the text can be the value of the id.</summary>
    /// <param name="value">The text.</param>
    /// <typeparam name="TId">The id.</typeparam>
    public static bool IsValid<TId>([NotNullWhen(true)] string? value)
        where TId : struct, ITypedId<TId, string> => value is not null && FindFlaw<TId>(value) is null;

    private static string? FindFlaw<TId>(string value)
        where TId : struct, ITypedId<TId, string>
    {
        if (value.Length == 0)
            return "it is empty";
        if (value.Contains('\0', StringComparison.Ordinal))
            return "it holds a NUL character, which PostgreSQL can't store";

        int codePoints = value.Length;
        for (int i = value.AsSpan().IndexOfAnyInRange('\uD800', '\uDFFF'); i >= 0 && i < value.Length; i++)
        {
            if (!char.IsSurrogate(value[i]))
                continue;
            if (i + 1 == value.Length || !char.IsSurrogatePair(value[i], value[i + 1]))
                return "it holds half of a surrogate pair, which is not text";
            codePoints--;
            i++;
        }

        return codePoints > TId.MaxLength ? $"it has {codePoints} characters, and {TId.MaxLength} is the most allowed" : null;
    }

    /// <summary>Parses text.</summary>
    /// <param name="text">The text.</param>
    /// <typeparam name="TId">The id.</typeparam>
    /// <exception cref="FormatException">The text is not valid for the id.</exception>
    public static TId Parse<TId>(string text)
        where TId : struct, ITypedId<TId, string>
    {
        ArgumentNullException.ThrowIfNull(text);
        return TId.TryFrom(text, out TId id)
            ? id
            : throw new FormatException(
                $"This text is not a valid {typeof(TId).Name}: {FindFlaw<TId>(text) ?? "it is refused by its Validate"}."
            );
    }

    /// <summary>Parses UTF-8 text.</summary>
    /// <param name="utf8Text">The text.</param>
    /// <typeparam name="TId">The id.</typeparam>
    /// <exception cref="FormatException">The bytes are not UTF-8, or the text is not valid for the id.</exception>
    public static TId Parse<TId>(ReadOnlySpan<byte> utf8Text)
        where TId : struct, ITypedId<TId, string> =>
        Utf8.IsValid(utf8Text)
            ? Parse<TId>(Encoding.UTF8.GetString(utf8Text))
            : throw new FormatException($"These bytes are not a valid {typeof(TId).Name}: they are not UTF-8.");

    /// <summary>Parses UTF-8 text, or returns false when it is not valid.</summary>
    /// <param name="utf8Text">The text.</param>
    /// <param name="id">The id, or <c>default</c>.</param>
    /// <typeparam name="TId">The id.</typeparam>
    public static bool TryParse<TId>(ReadOnlySpan<byte> utf8Text, out TId id)
        where TId : struct, ITypedId<TId, string>
    {
        id = default;
        return Utf8.IsValid(utf8Text) && TId.TryFrom(Encoding.UTF8.GetString(utf8Text), out id);
    }

    /// <summary>Copies the text when it fits.</summary>
    /// <param name="value">The text.</param>
    /// <param name="destination">Where to.</param>
    /// <param name="charsWritten">The length of the text, or 0 when it does not fit.</param>
    public static bool TryFormat(string value, Span<char> destination, out int charsWritten)
    {
        ArgumentNullException.ThrowIfNull(value);
        bool fits = value.TryCopyTo(destination);
        charsWritten = fits ? value.Length : 0;
        return fits;
    }

    /// <summary>Writes the text as UTF-8 when it fits.</summary>
    /// <param name="value">The text.</param>
    /// <param name="utf8Destination">Where to.</param>
    /// <param name="bytesWritten">The number of bytes, or 0 when the text does not fit.</param>
    public static bool TryFormat(string value, Span<byte> utf8Destination, out int bytesWritten) =>
        Encoding.UTF8.TryGetBytes(value, utf8Destination, out bytesWritten);
}
