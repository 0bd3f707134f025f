using System.Buffers;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;

namespace AdFlux.Data.Json;

/// <summary>One entry of <see cref="InsightActions"/>: how often, or for how much money, one kind of action happened.</summary>
/// <remarks>Immutable; a view of the entry's JSON. Two are equal when they hold the same JSON.</remarks>
[StructLayout(LayoutKind.Auto)]
public readonly struct InsightAction : IEquatable<InsightAction>
{
    private readonly ReadOnlyMemory<byte> _json;

    internal InsightAction(ReadOnlyMemory<byte> canonicalJson) => _json = canonicalJson;

    /// <summary>Makes an entry, with its numbers as text, as Meta sends them.</summary>
    /// <param name="actionType">What happened, such as <c>link_click</c>.</param>
    /// <param name="value">How often, or for how much money.</param>
    /// <param name="windows">The part of <paramref name="value"/> in each attribution window, such as <c>("7d_click", 3)</c>.</param>
    /// <exception cref="ArgumentException">A window is not one that Meta has.</exception>
    /// <exception cref="JsonContentException">A text holds NUL or half of a surrogate pair.</exception>
    public InsightAction(string actionType, decimal value, params ReadOnlySpan<(string Window, decimal Value)> windows)
    {
        ArgumentNullException.ThrowIfNull(actionType);
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStartObject();
            writer.WriteString(ActionTypeMember, StrictUtf8.GetBytes(actionType));
            writer.WriteString(ValueMember, value.ToString(CultureInfo.InvariantCulture));
            foreach ((string window, decimal part) in windows)
            {
                if (!AttributionWindow.IsName(window))
                {
                    throw new ArgumentException($"'{window}' is not the name of an attribution window.", nameof(windows));
                }

                writer.WriteString(window, part.ToString(CultureInfo.InvariantCulture));
            }

            writer.WriteEndObject();
        }

        _json = CanonicalJson.Canonicalize(buffer.WrittenSpan);
    }

    internal static ReadOnlySpan<byte> ActionTypeMember => "action_type"u8;

    // A default value reads as an object without members.
    private ReadOnlySpan<byte> Json => _json.IsEmpty ? "{}"u8 : _json.Span;

    private static ReadOnlySpan<byte> ValueMember => "value"u8;

    /// <summary>What happened, such as <c>link_click</c>; empty for a default value.</summary>
    public string ActionType
    {
        get
        {
            var reader = new Utf8JsonReader(Json);
            return TryFind(ref reader, ActionTypeMember) && reader.TokenType == JsonTokenType.String ? reader.GetString()! : "";
        }
    }

    /// <summary>
    /// How often, or for how much money, in the attribution setting of the ad set; null when there is none or it is not a number of at most 28 digits.
    /// </summary>
    public decimal? Value
    {
        get
        {
            var reader = new Utf8JsonReader(Json);
            return TryFind(ref reader, ValueMember) && TryGetNumber(reader, out decimal value) ? value : null;
        }
    }

    /// <summary>The attribution windows that the entry names, ordered by name, each with its part of <see cref="Value"/>.</summary>
    public IEnumerable<KeyValuePair<string, decimal>> Windows
    {
        get
        {
            var windows = new List<KeyValuePair<string, decimal>>();
            var reader = new Utf8JsonReader(Json);
            reader.Read();
            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                string name = reader.GetString()!;
                reader.Read();
                if (AttributionWindow.IsName(name) && TryGetNumber(reader, out decimal value))
                {
                    windows.Add(new(name, value));
                }

                reader.Skip();
            }

            return windows;
        }
    }

    /// <summary>Reads the part of <see cref="Value"/> in one attribution window.</summary>
    /// <param name="window">The window as Meta names it: <c>1d_click</c>, <c>7d_click</c>, <c>28d_click</c>, <c>1d_view</c>, <c>inline</c> ...</param>
    /// <param name="value">The part, or 0.</param>
    /// <returns>False when the entry does not name the window or its value is not a number.</returns>
    public bool TryGetWindow(string window, out decimal value)
    {
        ArgumentNullException.ThrowIfNull(window);
        value = 0;
        var reader = new Utf8JsonReader(Json);
        return AttributionWindow.IsName(window) && TryFind(ref reader, Encoding.UTF8.GetBytes(window)) && TryGetNumber(reader, out value);
    }

    /// <summary>The entry's JSON object in canonical form; empty for a default value.</summary>
    public override string ToString() => Encoding.UTF8.GetString(_json.Span);

    /// <inheritdoc />
    public bool Equals(InsightAction other) => _json.Span.SequenceEqual(other._json.Span);

    /// <inheritdoc />
    public override bool Equals(object? obj) => obj is InsightAction other && Equals(other);

    /// <inheritdoc />
    public override int GetHashCode()
    {
        var hash = new HashCode();
        hash.AddBytes(_json.Span);
        return hash.ToHashCode();
    }

    /// <summary>Tells whether both hold the same JSON.</summary>
    public static bool operator ==(InsightAction left, InsightAction right) => left.Equals(right);

    /// <summary>Tells whether the two differ.</summary>
    public static bool operator !=(InsightAction left, InsightAction right) => !left.Equals(right);

    /// <summary>Whether a breakdown makes the entry a part of its type's number: it has a member that is neither the type, the value nor a window.</summary>
    internal bool IsPart
    {
        get
        {
            var reader = new Utf8JsonReader(Json);
            reader.Read();
            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                bool isOther = reader.ValueIsEscaped || IsBreakdown(reader.ValueSpan);
                reader.Read();
                if (isOther && reader.TokenType != JsonTokenType.Null)
                {
                    return true;
                }

                reader.Skip();
            }

            return false;
        }
    }

    /// <summary>Whether the entry has a value, be it a number or not.</summary>
    internal bool HasValue
    {
        get
        {
            var reader = new Utf8JsonReader(Json);
            return TryFind(ref reader, ValueMember) && (reader.TokenType is JsonTokenType.String or JsonTokenType.Number);
        }
    }

    /// <summary>Whether a member of an entry is a breakdown, which it is unless it is known to be something else.</summary>
    internal static bool IsBreakdown(ReadOnlySpan<byte> member) =>
        !member.SequenceEqual(ActionTypeMember) && !member.SequenceEqual(ValueMember) && !AttributionWindow.IsName(member);

    internal bool IsOfType(string actionType)
    {
        var reader = new Utf8JsonReader(Json);
        return TryFind(ref reader, ActionTypeMember) && reader.TokenType == JsonTokenType.String && reader.ValueTextEquals(actionType);
    }

    // Leaves the reader on the member's value.
    private static bool TryFind(ref Utf8JsonReader reader, ReadOnlySpan<byte> member)
    {
        reader.Read();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            bool found = reader.ValueTextEquals(member);
            reader.Read();
            if (found)
            {
                return true;
            }

            reader.Skip();
        }

        return false;
    }

    private static bool TryGetNumber(in Utf8JsonReader reader, out decimal value)
    {
        value = 0;
        return reader.TokenType is JsonTokenType.String or JsonTokenType.Number
            && JsonNumber.TryParse(reader.ValueSpan, out JsonNumber number)
            && number.TryGetDecimal(out value);
    }
}
