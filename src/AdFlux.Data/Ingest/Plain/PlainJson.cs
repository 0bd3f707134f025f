using System.Buffers;
using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Text.Json;
using AdFlux.Data.Json;

namespace AdFlux.Data.Ingest.Plain;

/// <summary>Takes JSON piece by piece from the front of a buffer, as long as it is plain: names and texts are ASCII without escapes.</summary>
/// <remarks>
/// What is taken follows the grammar of JSON. False means that the piece is something else, is not plain, is malformed, or goes on beyond the
/// buffer: which of these, <see cref="Utf8JsonReader"/> has to tell. Nothing can be taken after that.
/// </remarks>
[StructLayout(LayoutKind.Auto)]
internal ref struct PlainJson
{
    // The row around it is a level, too.
    private static readonly JsonReaderOptions ValueOptions = new() { MaxDepth = CanonicalJson.MaxDepth - 1 };

    private static readonly SearchValues<byte> NumberBytes = SearchValues.Create("+-.0123456789Ee"u8);

    private readonly ReadOnlySpan<byte> _utf8;

    /// <summary>Starts at the front of a buffer.</summary>
    public PlainJson(ReadOnlySpan<byte> utf8) => _utf8 = utf8;

    /// <summary>How many bytes were taken.</summary>
    public int Position { get; private set; }

    private readonly byte Next => Position < _utf8.Length ? _utf8[Position] : (byte)0;

    /// <summary>The buffer from a position on.</summary>
    public readonly ReadOnlySpan<byte> From(int position) => _utf8[position..];

    /// <summary>Passes over white space.</summary>
    public void SkipWhiteSpace()
    {
        while (Next is (byte)' ' or (byte)'\n' or (byte)'\r' or (byte)'\t')
        {
            Position++;
        }
    }

    /// <summary>Takes a mark: a bracket, a brace, a comma or a colon; white space before it is passed over.</summary>
    public bool TryTake(byte mark)
    {
        if (Next <= ' ')
        {
            SkipWhiteSpace();
        }

        bool isNext = Next == mark;
        Position += isNext ? 1 : 0;
        return isNext;
    }

    /// <summary>Takes a member's name and the colon after it.</summary>
    /// <param name="name">The name.</param>
    /// <param name="start">Where the name begins, behind its quotation mark.</param>
    public bool TryTakeName(out ReadOnlySpan<byte> name, out int start)
    {
        SkipWhiteSpace();
        start = Position + 1;
        return TryTakeQuoted(out name) && TryTake((byte)':');
    }

    /// <summary>Takes a null.</summary>
    public bool TryTakeNull()
    {
        SkipWhiteSpace();
        return TryTakeLiteral("null"u8, out _);
    }

    /// <summary>Takes a text, a number, true, false or null.</summary>
    /// <param name="kind">Which of them.</param>
    /// <param name="text">What is between the quotation marks of a text, or the value as it is written.</param>
    public bool TryTakeScalar(out JsonTokenType kind, out ReadOnlySpan<byte> text)
    {
        SkipWhiteSpace();
        switch (Next)
        {
            case (byte)'"':
                kind = JsonTokenType.String;
                return TryTakeQuoted(out text);
            case (byte)'n':
                kind = JsonTokenType.Null;
                return TryTakeLiteral("null"u8, out text);
            case (byte)'t':
                kind = JsonTokenType.True;
                return TryTakeLiteral("true"u8, out text);
            case (byte)'f':
                kind = JsonTokenType.False;
                return TryTakeLiteral("false"u8, out text);
            default:
                kind = JsonTokenType.Number;
                return TryTakeNumber(out text);
        }
    }

    /// <summary>Passes over any value; its texts need not be plain.</summary>
    public bool TrySkipValue()
    {
        SkipWhiteSpace();
        return Next switch
        {
            (byte)'"' => TrySkipText(),
            (byte)'{' or (byte)'[' => TrySkipContainer(),
            _ => TryTakeScalar(out _, out _),
        };
    }

    private bool TryTakeQuoted(out ReadOnlySpan<byte> text)
    {
        text = default;
        if (Next != '"')
        {
            return false;
        }

        int start = Position + 1;
        int end = FindSpecial(start, isAsciiOnly: true);
        if (end == _utf8.Length || _utf8[end] != '"')
        {
            return false;
        }

        text = _utf8[start..end];
        Position = end + 1;
        return true;
    }

    private bool TryTakeLiteral(ReadOnlySpan<byte> literal, out ReadOnlySpan<byte> text)
    {
        text = literal;
        bool isNext = _utf8[Position..].StartsWith(literal);
        Position += isNext ? literal.Length : 0;
        return isNext;
    }

    private bool TryTakeNumber(out ReadOnlySpan<byte> text)
    {
        ReadOnlySpan<byte> rest = _utf8[Position..];
        int length = rest.IndexOfAnyExcept(NumberBytes);

        // A number that ends with the buffer may go on.
        text = length < 0 ? default : rest[..length];
        Position += text.Length;
        return JsonNumber.TryParse(text, out _);
    }

    private bool TrySkipText()
    {
        int at = Position + 1;
        while ((at = FindSpecial(at, isAsciiOnly: false)) < _utf8.Length)
        {
            switch (_utf8[at])
            {
                case (byte)'"':
                    Position = at + 1;
                    return true;
                case (byte)'\\' when EscapeLength(_utf8[at..]) is > 0 and int length:
                    at += length;
                    break;
                default:
                    return false;
            }
        }

        return false;
    }

    private static int EscapeLength(ReadOnlySpan<byte> text)
    {
        const int UnicodeLength = 6;
        if (text.Length < UnicodeLength || !"\"\\/bfnrtu"u8.Contains(text[1]))
        {
            return 0;
        }

        return text[1] != 'u' ? 2
            : IsHex(text[2]) && IsHex(text[3]) && IsHex(text[4]) && IsHex(text[5]) ? UnicodeLength
            : 0;
    }

    private static bool IsHex(byte unit) => char.IsAsciiHexDigit((char)unit);

    private bool TrySkipContainer()
    {
        var reader = new Utf8JsonReader(_utf8[Position..], isFinalBlock: false, new JsonReaderState(ValueOptions));
        try
        {
            bool isComplete = reader.Read() && reader.TrySkip();
            Position += (int)reader.BytesConsumed;
            return isComplete;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    // The first quotation mark, backslash or control character, or first byte that is not ASCII; the end when there is none.
    private readonly int FindSpecial(int from, bool isAsciiOnly)
    {
        int at = from;
        ref byte first = ref MemoryMarshal.GetReference(_utf8);
        for (; at <= _utf8.Length - Vector128<byte>.Count; at += Vector128<byte>.Count)
        {
            Vector128<byte> block = Vector128.LoadUnsafe(ref first, (nuint)at);

            // As signed numbers, bytes that are not ASCII are below zero.
            Vector128<byte> isBelowSpace = isAsciiOnly
                ? Vector128.LessThan(block.AsSByte(), Vector128.Create((sbyte)' ')).AsByte()
                : Vector128.LessThan(block, Vector128.Create((byte)' '));
            Vector128<byte> isSpecial =
                Vector128.Equals(block, Vector128.Create((byte)'"')) | Vector128.Equals(block, Vector128.Create((byte)'\\')) | isBelowSpace;
            if (isSpecial != Vector128<byte>.Zero)
            {
                return at + BitOperations.TrailingZeroCount(isSpecial.ExtractMostSignificantBits());
            }
        }

        while (at < _utf8.Length && _utf8[at] is >= (byte)' ' and not (byte)'"' and not (byte)'\\' && (!isAsciiOnly || _utf8[at] < 0x80))
        {
            at++;
        }

        return at;
    }
}
