using System.Collections;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace AdFlux.Data.Json;

/// <summary>
/// The entries of an insight's <c>actions</c> or <c>action_values</c>, exactly as Meta sent them: attribution windows, action breakdowns and
/// members that this library does not know are kept.
/// </summary>
/// <remarks>Immutable. Two are equal when they hold the same JSON; the order of entries counts, the order of members does not.</remarks>
[JsonColumn(typeof(AdFluxJsonContext), Immutable = true)]
[JsonConverter(typeof(InsightActionsJsonConverter))]
[SuppressMessage("Naming", "CA1710:Identifiers should have correct suffix", Justification = "Actions is Meta's own name for them.")]
[CollectionBuilder(typeof(InsightActions), nameof(Of))]
public sealed partial class InsightActions : IReadOnlyCollection<InsightAction>, IEquatable<InsightActions>, ICanonicalJson
{
    // One of the two is set: what was stored until it is first looked at, the canonical form from then on. Whoever comes second at the same
    // time does the same work again and finds the same.
    private volatile byte[]? _stored;
    private volatile byte[]? _canonical;
    private int _count;

    private InsightActions(byte[] canonicalJson, int count)
    {
        _canonical = canonicalJson;
        _count = count;
    }

    private InsightActions(byte[] storedJson) => _stored = storedJson;

    /// <summary>No entries.</summary>
    public static InsightActions Empty { get; } = new("[]"u8.ToArray(), 0);

    /// <summary>Number of entries.</summary>
    public int Count
    {
        get
        {
            _ = Json;
            return _count;
        }
    }

    /// <summary>The JSON array in canonical form (see <see cref="CanonicalJson"/>).</summary>
    [JsonIgnore]
    public ReadOnlyMemory<byte> Utf8Json => Json;

    private byte[] Json => _canonical ?? Canonicalize();

    /// <summary>Makes a list of entries, also as a collection expression: <c>InsightActions actions = [new("lead", 2)];</c>.</summary>
    /// <param name="actions">The entries, in order.</param>
    public static InsightActions Of(params ReadOnlySpan<InsightAction> actions)
    {
        var json = new StringBuilder("[");
        foreach (InsightAction action in actions)
        {
            json.Append(json.Length > 1 ? "," : "").Append(action.ToString());
        }

        return Parse(json.Append(']').ToString());
    }

    /// <summary>Reads a JSON array.</summary>
    /// <param name="json">An array of objects that each name their <c>action_type</c>.</param>
    /// <exception cref="JsonContentException">The text is not such an array, or holds what cannot be stored.</exception>
    public static InsightActions Parse(string json)
    {
        ArgumentNullException.ThrowIfNull(json);
        return Parse(StrictUtf8.GetBytes(json));
    }

    /// <summary>Reads a JSON array.</summary>
    /// <param name="utf8Json">An array, in UTF-8, of objects that each name their <c>action_type</c>.</param>
    /// <exception cref="JsonContentException">The text is not such an array, or holds what cannot be stored.</exception>
    public static InsightActions Parse(ReadOnlySpan<byte> utf8Json) => FromCanonical(CanonicalJson.Canonicalize(utf8Json));

    /// <summary>
    /// The value of an action type: the sum of its entries, which are several when an action breakdown (such as <c>action_device</c>) splits it. Where there is
    /// an entry without the breakdown, too, it is the total of the others, and alone counts.
    /// </summary>
    /// <param name="actionType">The action type, such as <c>link_click</c>; compared ordinally.</param>
    /// <returns>The sum of <see cref="InsightAction.Value"/>; null when no entry of the type has one.</returns>
    public decimal? ValueOf(string actionType)
    {
        ArgumentNullException.ThrowIfNull(actionType);
        decimal? total = null;
        decimal? parts = null;
        bool hasTotal = false;
        foreach (InsightAction action in this)
        {
            if (!action.IsOfType(actionType) || !action.HasValue)
                continue;

            if (action.IsPart)
            {
                parts = Add(parts, action.Value);
                continue;
            }

            hasTotal = true;
            total = Add(total, action.Value);
        }

        return hasTotal ? total : parts;

        static decimal? Add(decimal? sum, decimal? value) => value is null ? sum : (sum ?? 0) + value;
    }

    /// <summary>Enumerates the entries in order, without copying them.</summary>
    public Enumerator GetEnumerator() => new(Json);

    IEnumerator<InsightAction> IEnumerable<InsightAction>.GetEnumerator() => GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <inheritdoc />
    public bool Equals([NotNullWhen(true)] InsightActions? other) =>
        other is not null && (ReferenceEquals(this, other) || Json.AsSpan().SequenceEqual(other.Json));

    /// <inheritdoc />
    public override bool Equals([NotNullWhen(true)] object? obj) => Equals(obj as InsightActions);

    /// <inheritdoc />
    public override int GetHashCode()
    {
        var hash = new HashCode();
        hash.AddBytes(Json);
        return hash.ToHashCode();
    }

    /// <summary>The JSON array in canonical form.</summary>
    public override string ToString() => Encoding.UTF8.GetString(Json);

    /// <summary>Tells whether both are equal or both are null.</summary>
    public static bool operator ==(InsightActions? left, InsightActions? right) => left is null ? right is null : left.Equals(right);

    /// <summary>Tells whether the two differ.</summary>
    public static bool operator !=(InsightActions? left, InsightActions? right) => !(left == right);

    /// <summary>Takes over a JSON text that is in canonical form.</summary>
    /// <exception cref="JsonContentException">It is not an array of objects that name their <c>action_type</c>.</exception>
    internal static InsightActions FromCanonical(byte[] canonicalJson)
    {
        int count = CountActions(canonicalJson);
        return count == 0 ? Empty : new InsightActions(canonicalJson, count);
    }

    /// <summary>
    /// Takes over a JSON text that a database holds, in whatever form it gave it out; the JSON <c>null</c> is null. What is not an array of
    /// actions, which another application may have stored, is found when it is first looked at.
    /// </summary>
    internal static InsightActions? FromStored(byte[] json) =>
        json.AsSpan() switch
        {
            [(byte)'n', ..] => null,
            [(byte)'[', (byte)']'] => Empty,
            _ => new InsightActions(json),
        };

    private byte[] Canonicalize()
    {
        if (_stored is not { } stored)
            return _canonical!;

        byte[] canonical = CanonicalJson.Canonicalize(stored);
        _count = CountActions(canonical);
        _canonical = canonical;
        _stored = null;
        return canonical;
    }

    private static int CountActions(byte[] canonicalJson)
    {
        var reader = new Utf8JsonReader(canonicalJson);
        reader.Read();
        if (reader.TokenType != JsonTokenType.StartArray)
        {
            throw WrongShape("$", "The value is not an array of actions");
        }

        int count = 0;
        for (; reader.Read() && reader.TokenType != JsonTokenType.EndArray; count++)
        {
            if (reader.TokenType != JsonTokenType.StartObject)
            {
                throw WrongShape($"$[{count}]", "An action is not an object");
            }

            if (!HasActionType(ref reader))
            {
                throw WrongShape($"$[{count}]", "An action has no text action_type");
            }
        }

        return count;
    }

    /// <summary>Copies a JSON text that is known to be in canonical form and to be an array of objects that name their <c>action_type</c>.</summary>
    internal static InsightActions FromCanonical(ReadOnlySpan<byte> canonicalJson, int count) =>
        count == 0 ? Empty : new InsightActions(canonicalJson.ToArray(), count);

    // Leaves the reader on the end of the object.
    private static bool HasActionType(ref Utf8JsonReader reader)
    {
        bool found = false;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            bool isActionType = reader.ValueTextEquals(InsightAction.ActionTypeMember);
            reader.Read();
            found |= isActionType && reader.TokenType == JsonTokenType.String;
            reader.Skip();
        }

        return found;
    }

    private static JsonContentException WrongShape(string path, string what) =>
        new(JsonContentFault.WrongShape, path, $"{what}, at {path}.");
}
