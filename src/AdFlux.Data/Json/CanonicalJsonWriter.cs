using System.Buffers;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;

namespace AdFlux.Data.Json;

/// <summary>Writes the values that a reader reads in the form that <see cref="CanonicalJson"/> describes, into pooled buffers.</summary>
[StructLayout(LayoutKind.Auto)]
internal ref partial struct CanonicalJsonWriter
{
    private const int MaxShownPathLength = 128;

    private PooledBytes _text;

    // The unescaped names of the members of every object that is open, on top of each other; also room to unescape strings.
    private PooledBytes _names;
    private Member[] _members = [];
    private int _memberCount;
    private Levels _levels;
    private int _depth;

    public CanonicalJsonWriter() { }

    /// <summary>What was written, valid until the next write.</summary>
    public readonly ReadOnlySpan<byte> Written => _text.Written;

    /// <summary>Where the writer is, as a JSON path.</summary>
    public readonly string Path
    {
        get
        {
            var path = new StringBuilder("$");
            for (int i = 0; i < _depth; i++)
            {
                int level = _levels[i];
                if (level >= 0)
                {
                    path.Append(CultureInfo.InvariantCulture, $"[{level}]");
                }
                else if (~level < _memberCount)
                {
                    Member member = _members[~level];
                    JsonPath.AppendMember(path, _names.Written.Slice(member.NameStart, member.NameLength));
                }
            }

            return path.ToString();
        }
    }

    /// <summary>Writes the value that the reader stands on, and leaves the reader on its last token.</summary>
    public void WriteValue(ref Utf8JsonReader reader)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.StartObject:
                WriteObject(ref reader);
                break;
            case JsonTokenType.StartArray:
                WriteArray(ref reader);
                break;
            case JsonTokenType.String:
                WriteString(ref reader);
                break;
            case JsonTokenType.Number:
                WriteNumber(reader.HasValueSequence ? reader.ValueSequence.ToArray() : reader.ValueSpan);
                break;
            default:
                // true, false and null have one spelling.
                _text.Append(reader.HasValueSequence ? reader.ValueSequence.ToArray() : reader.ValueSpan);
                break;
        }

        if (_depth == 0 && _text.Length > CanonicalJson.MaxBytes)
        {
            throw TooLarge(_text.Length);
        }
    }

    public readonly void Dispose()
    {
        _text.Dispose();
        _names.Dispose();
        if (_members.Length > 0)
        {
            ArrayPool<Member>.Shared.Return(_members);
        }
    }

    /// <summary>The error for a text beyond <see cref="CanonicalJson.MaxBytes"/>.</summary>
    public static JsonContentException TooLarge(int bytes) =>
        new(JsonContentFault.TooLarge, "$", $"The JSON has {bytes} bytes; at most {CanonicalJson.MaxBytes} are accepted.");

    private void WriteArray(ref Utf8JsonReader reader)
    {
        Enter();
        _text.Append((byte)'[');
        for (int index = 0; ; index++)
        {
            // Before the element is read, so that the path is right when that fails.
            _levels[_depth - 1] = index;
            Read(ref reader);
            if (reader.TokenType == JsonTokenType.EndArray)
            {
                break;
            }

            if (index > 0)
            {
                _text.Append((byte)',');
            }

            WriteValue(ref reader);
        }

        _text.Append((byte)']');
        _depth--;
    }

    private void WriteObject(ref Utf8JsonReader reader)
    {
        Enter();
        int start = _text.Length + 1;
        int firstMember = _memberCount;
        int firstName = _names.Length;
        bool sorted = true;

        _text.Append((byte)'{');
        while (Read(ref reader) && reader.TokenType != JsonTokenType.EndObject)
        {
            if (_memberCount > firstMember)
            {
                _text.Append((byte)',');
            }

            int index = BeginMember(ref reader);
            sorted = sorted && (index == firstMember || Compare(_members[index - 1], _members[index]) < 0);

            Read(ref reader);
            WriteValue(ref reader);
            _members[index].End = _text.Length;
        }

        if (!sorted)
        {
            Sort(start, _members.AsSpan(firstMember, _memberCount - firstMember));
        }

        _text.Append((byte)'}');
        _memberCount = firstMember;
        _names.Truncate(firstName);
        _depth--;
    }

    private void Enter()
    {
        if (_depth == CanonicalJson.MaxDepth)
        {
            throw Refused(JsonContentFault.TooDeep, $"The JSON is nested more than {CanonicalJson.MaxDepth} levels deep");
        }

        // Until the first member or element is known the level names nothing.
        _levels[_depth++] = ~int.MaxValue;
    }

    private static bool Read(ref Utf8JsonReader reader) => reader.Read() ? true : throw new JsonException("The JSON ends too early.");

    private int BeginMember(ref Utf8JsonReader reader)
    {
        int nameStart = _names.Length;
        ReadOnlySpan<byte> name = reader.HasValueSequence ? reader.ValueSequence.ToArray() : reader.ValueSpan;
        CheckUtf8(name);
        if (reader.ValueIsEscaped)
        {
            Unescape(name);
        }
        else
        {
            _names.Append(name);
        }

        if (_memberCount == _members.Length)
        {
            GrowMembers();
        }

        int index = _memberCount++;
        _members[index] = new Member(_text.Length, nameStart, _names.Length - nameStart, index);
        _levels[_depth - 1] = ~index;

        AppendQuoted(_names.Written[nameStart..], reader.ValueIsEscaped);
        _text.Append((byte)':');
        return index;
    }

    private void GrowMembers()
    {
        Member[] larger = ArrayPool<Member>.Shared.Rent(Math.Max(32, _members.Length * 2));
        _members.CopyTo(larger.AsSpan());
        if (_members.Length > 0)
        {
            ArrayPool<Member>.Shared.Return(_members);
        }

        _members = larger;
    }

    private readonly int Compare(in Member left, in Member right) => CompareNames(_names.Buffer, left, right);

    private static int CompareNames(byte[] names, in Member left, in Member right)
    {
        int order = left.NameLength.CompareTo(right.NameLength);
        return order != 0
            ? order
            : names.AsSpan(left.NameStart, left.NameLength).SequenceCompareTo(names.AsSpan(right.NameStart, right.NameLength));
    }

    // Puts an object's members, written from start on, in order and keeps the last one of each name.
    private void Sort(int start, Span<Member> members)
    {
        members.Sort(new ByName(_names.Buffer));

        int copy = _text.Length;
        for (int i = 0; i < members.Length; i++)
        {
            if (i + 1 < members.Length && Compare(members[i], members[i + 1]) == 0)
            {
                continue;
            }

            if (_text.Length > copy)
            {
                _text.Append((byte)',');
            }

            _text.AppendCopy(members[i].Start, members[i].End - members[i].Start);
        }

        _text.MoveBack(copy, start);
    }

    private readonly JsonContentException Refused(JsonContentFault fault, string what)
    {
        string path = Path;
        string shown = path.Length > MaxShownPathLength ? path[..MaxShownPathLength] + "..." : path;
        return new JsonContentException(fault, path, $"{what}, at {shown}.");
    }

    // End is set once the member's value is written.
    [StructLayout(LayoutKind.Auto)]
    private record struct Member(int Start, int NameStart, int NameLength, int Order)
    {
        public int End { get; set; }
    }

    private readonly struct ByName(byte[] names) : IComparer<Member>
    {
        public int Compare(Member x, Member y)
        {
            int order = CompareNames(names, x, y);
            return order != 0 ? order : x.Order.CompareTo(y.Order);
        }
    }

    // One entry per open array (its index) or object (the complement of its member).
    [InlineArray(CanonicalJson.MaxDepth)]
    private struct Levels
    {
        private int _first;
    }
}
