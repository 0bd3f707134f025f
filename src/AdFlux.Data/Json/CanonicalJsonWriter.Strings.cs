using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Unicode;

namespace AdFlux.Data.Json;

/// <content>Strings: decoded, checked, and escaped as little as JSON allows.</content>
internal ref partial struct CanonicalJsonWriter
{
    private void WriteString(ref Utf8JsonReader reader)
    {
        ReadOnlySpan<byte> text = reader.HasValueSequence ? reader.ValueSequence.ToArray() : reader.ValueSpan;
        CheckUtf8(text);
        if (!reader.ValueIsEscaped)
        {
            AppendQuoted(text, mayNeedEscapes: false);
            return;
        }

        int start = _names.Length;
        Unescape(text);
        AppendQuoted(_names.Written[start..], mayNeedEscapes: true);
        _names.Truncate(start);
    }

    private readonly void CheckUtf8(ReadOnlySpan<byte> text)
    {
        if (!Utf8.IsValid(text))
        {
            throw Refused(JsonContentFault.InvalidUtf8, "A string is not valid UTF-8");
        }
    }

    private void Unescape(ReadOnlySpan<byte> text)
    {
        while (text.IndexOf((byte)'\\') is >= 0 and int escape)
        {
            _names.Append(text[..escape]);
            byte kind = text[escape + 1];
            text = text[(escape + 2)..];
            if (kind == 'u')
            {
                UnescapeUnicode(ref text);
                continue;
            }

            _names.Append(
                kind switch
                {
                    (byte)'b' => (byte)'\b',
                    (byte)'f' => (byte)'\f',
                    (byte)'n' => (byte)'\n',
                    (byte)'r' => (byte)'\r',
                    (byte)'t' => (byte)'\t',
                    _ => kind,
                }
            );
        }

        _names.Append(text);
    }

    private void UnescapeUnicode(ref ReadOnlySpan<byte> text)
    {
        char unit = HexUnit(text);
        text = text[4..];
        Rune rune;
        if (char.IsHighSurrogate(unit) && text.StartsWith("\\u"u8) && char.IsLowSurrogate(HexUnit(text[2..])))
        {
            rune = new Rune(unit, HexUnit(text[2..]));
            text = text[6..];
        }
        else if (!Rune.TryCreate(unit, out rune))
        {
            throw Refused(JsonContentFault.LoneSurrogate, $"A string holds half of a surrogate pair (\\u{(int)unit:x4})");
        }

        if (rune.Value == 0)
        {
            throw Refused(JsonContentFault.NulCharacter, "A string holds the NUL character (\\u0000)");
        }

        Span<byte> utf8 = stackalloc byte[4];
        _names.Append(utf8[..rune.EncodeToUtf8(utf8)]);
    }

    // The reader has checked that four hexadecimal digits follow.
    private static char HexUnit(ReadOnlySpan<byte> text) =>
        (char)ushort.Parse(text[..4], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);

    private void AppendQuoted(ReadOnlySpan<byte> text, bool mayNeedEscapes)
    {
        _text.Append((byte)'"');
        if (!mayNeedEscapes)
        {
            _text.Append(text);
        }
        else
        {
            foreach (byte unit in text)
            {
                AppendEscaped(unit);
            }
        }

        _text.Append((byte)'"');
    }

    private void AppendEscaped(byte unit)
    {
        switch (unit)
        {
            case (byte)'"':
                _text.Append("\\\""u8);
                break;
            case (byte)'\\':
                _text.Append("\\\\"u8);
                break;
            case (byte)'\b':
                _text.Append("\\b"u8);
                break;
            case (byte)'\f':
                _text.Append("\\f"u8);
                break;
            case (byte)'\n':
                _text.Append("\\n"u8);
                break;
            case (byte)'\r':
                _text.Append("\\r"u8);
                break;
            case (byte)'\t':
                _text.Append("\\t"u8);
                break;
            case < (byte)' ':
                Span<byte> hex = stackalloc byte[2];
                unit.TryFormat(hex, out _, "x2", CultureInfo.InvariantCulture);
                _text.Append("\\u00"u8);
                _text.Append(hex);
                break;
            default:
                _text.Append(unit);
                break;
        }
    }
}
