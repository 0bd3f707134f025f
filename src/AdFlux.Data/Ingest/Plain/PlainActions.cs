using System.Buffers.Binary;
using System.Text.Json;
using AdFlux.Data.Ingest.Rows;
using AdFlux.Data.Json;

namespace AdFlux.Data.Ingest.Plain;

/// <summary>
/// Reads lists of actions in one pass: checks them, brings the members of each entry in order, which is all that Meta's JSON lacks of the
/// canonical form, and adds up the derived metrics.
/// </summary>
internal sealed class PlainActions(DerivedMetrics metrics)
{
    private const int MaxMembers = 16;

    // Numbers this short have no more zeros than the canonical form writes out.
    private const int MaxNumberLength = 18;

    private readonly PlainMember[] _members = new PlainMember[MaxMembers];
    private byte[] _canonical = new byte[2048];
    private int _length;

    /// <summary>Reads a list.</summary>
    /// <param name="json">The JSON from the list on.</param>
    /// <param name="isCount">Whether derived metrics have to be whole; they are money otherwise.</param>
    /// <param name="actions">The entries.</param>
    /// <param name="totals">The derived metrics.</param>
    /// <returns>False when the list is not plain.</returns>
    public bool TryRead(ref PlainJson json, bool isCount, out InsightActions? actions, out DerivedTotals totals)
    {
        actions = null;
        totals = default;
        if (!json.TryTake((byte)'['))
        {
            return false;
        }

        _length = 0;
        int count = 0;
        var tally = new DerivedTally(isCount);
        if (!json.TryTake((byte)']'))
        {
            do
            {
                if (!TryReadEntry(ref json, ref tally, count++))
                {
                    return false;
                }
            } while (json.TryTake((byte)','));

            if (!json.TryTake((byte)']') || _length >= CanonicalJson.MaxBytes)
            {
                return false;
            }

            _canonical[_length++] = (byte)']';
        }

        if (!tally.IsSound)
        {
            return false;
        }

        actions = InsightActions.FromCanonical(_canonical.AsSpan(0, _length), count);
        totals = tally.Totals("", default);
        return true;
    }

    private bool TryReadEntry(ref PlainJson json, ref DerivedTally tally, int index)
    {
        int start = json.Position;
        if (!json.TryTake((byte)'{'))
        {
            return false;
        }

        int count = 0;
        bool hasType = false;
        DerivedPreference[] preferences = [];
        JsonTokenType valueKind = JsonTokenType.Null;
        ReadOnlySpan<byte> value = default;
        do
        {
            if (!json.TryTakeName(out ReadOnlySpan<byte> name, out int nameStart))
            {
                return false;
            }

            json.SkipWhiteSpace();
            int valueStart = json.Position;
            if (!json.TryTakeScalar(out JsonTokenType kind, out ReadOnlySpan<byte> text) || !IsCanonical(kind, text))
            {
                return false;
            }

            var member = new PlainMember(Key(json, nameStart, name.Length), nameStart, name.Length, valueStart, json.Position);
            if (count == MaxMembers || !TryInsert(json, member, count++))
            {
                return false;
            }

            if (name.SequenceEqual("value"u8))
            {
                valueKind = kind;
                value = text;
            }
            else if (kind == JsonTokenType.String && name.SequenceEqual("action_type"u8))
            {
                hasType = true;
                preferences = metrics.PreferencesOf(text);
            }
        } while (json.TryTake((byte)','));

        if (!hasType || !json.TryTake((byte)'}'))
        {
            return false;
        }

        // An entry without a value counts for nothing.
        if (valueKind != JsonTokenType.Null && preferences.Length > 0)
        {
            tally.Take(preferences, HasBreakdown(json, _members.AsSpan(0, count)), index, valueKind, value);
        }

        Append(json, _members.AsSpan(0, count), json.Position - start);
        return true;
    }

    private static bool HasBreakdown(in PlainJson json, ReadOnlySpan<PlainMember> members)
    {
        foreach (ref readonly PlainMember member in members)
        {
            if (json.From(member.Value)[0] != 'n' && InsightAction.IsBreakdown(json.From(member.Name)[..member.NameLength]))
                return true;
        }

        return false;
    }

    // A number is canonical when it is spelt plainly and no zero is idle.
    private static bool IsCanonical(JsonTokenType kind, ReadOnlySpan<byte> text) =>
        kind != JsonTokenType.Number
        || (text.Length <= MaxNumberLength && !text.ContainsAny("-+eE"u8) && (!text.Contains((byte)'.') || text[^1] != '0'));

    // Sorts names of one length.
    private static ulong Key(in PlainJson json, int start, int length)
    {
        if (length >= sizeof(ulong))
        {
            return BinaryPrimitives.ReadUInt64BigEndian(json.From(start));
        }

        ulong key = 0;
        foreach (byte unit in json.From(start)[..length])
        {
            key = (key << 8) | unit;
        }

        return key;
    }

    // Keeps the members sorted. False when there is one with the name: the canonical form has only the last of them.
    private bool TryInsert(in PlainJson json, in PlainMember member, int count)
    {
        int place = count;
        while (place > 0)
        {
            ref readonly PlainMember before = ref _members[place - 1];
            int order = member.NameLength.CompareTo(before.NameLength);
            if (order == 0)
            {
                order = member.Key.CompareTo(before.Key);
            }

            if (order == 0)
            {
                order = json.From(member.Name)[..member.NameLength].SequenceCompareTo(json.From(before.Name)[..before.NameLength]);
            }

            if (order == 0)
            {
                return false;
            }

            if (order > 0)
            {
                break;
            }

            _members[place--] = before;
        }

        _members[place] = member;
        return true;
    }

    // An entry is no longer in canonical form than it came, but for the mark before it.
    private void Append(in PlainJson json, ReadOnlySpan<PlainMember> members, int maxLength)
    {
        if (_canonical.Length - _length < maxLength + "[]".Length)
        {
            Array.Resize(ref _canonical, Math.Max(_canonical.Length * 2, _length + maxLength + "[]".Length));
        }

        Span<byte> rest = _canonical.AsSpan(_length);
        int length = 0;
        rest[length++] = _length == 0 ? (byte)'[' : (byte)',';
        byte mark = (byte)'{';
        foreach (ref readonly PlainMember member in members)
        {
            rest[length++] = mark;
            mark = (byte)',';
            ReadOnlySpan<byte> source = json.From(member.Name - 1)[..(member.End - member.Name + 1)];
            if (!member.IsCompact)
            {
                source[..(member.NameLength + 2)].CopyTo(rest[length..]);
                length += member.NameLength + 2;
                rest[length++] = (byte)':';
                source = source[(member.Value - member.Name + 1)..];
            }

            source.CopyTo(rest[length..]);
            length += source.Length;
        }

        rest[length++] = (byte)'}';
        _length += length;
    }
}
