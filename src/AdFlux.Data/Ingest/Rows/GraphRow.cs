using System.Buffers.Text;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text.Json;
using AdFlux.Data.Ingest.Documents;
using AdFlux.Data.Json;

namespace AdFlux.Data.Ingest.Rows;

/// <summary>Reads one row member by member; every error tells row and path. A JSON <c>null</c> reads as null everywhere.</summary>
[StructLayout(LayoutKind.Auto)]
internal ref partial struct GraphRow
{
    private static readonly JsonReaderOptions ReaderOptions = new() { MaxDepth = CanonicalJson.MaxDepth };

    private Utf8JsonReader _reader;
    private ReadOnlySpan<byte> _member;

    /// <summary>Starts to read a row.</summary>
    /// <param name="utf8Json">One complete object.</param>
    /// <param name="location">Where it is.</param>
    public GraphRow(ReadOnlySpan<byte> utf8Json, RowLocation location)
    {
        Location = location;
        _reader = new Utf8JsonReader(utf8Json, ReaderOptions);
        _reader.Read();
    }

    /// <summary>Where the row is.</summary>
    public RowLocation Location { get; }

    /// <summary>The member's name, as it is written.</summary>
    public readonly ReadOnlySpan<byte> Name => _member;

    /// <summary>Whether the member's value is <c>null</c>.</summary>
    public readonly bool IsNull => _reader.TokenType == JsonTokenType.Null;

    /// <summary>Moves on to the next member that a table knows; others are passed over.</summary>
    /// <returns>False at the end of the row.</returns>
    public bool TryNext<TField>(FieldNames<TField> fields, out TField? field)
    {
        try
        {
            // Also passes over what the caller did not read of the member before.
            while (Pass() && _reader.TokenType == JsonTokenType.PropertyName)
            {
                bool isKnown = fields.TryFind(_reader, out field);
                _member = _reader.ValueSpan;
                _reader.Read();
                if (isKnown)
                {
                    return true;
                }
            }
        }
        catch (JsonException exception)
        {
            throw TooDeep(exception);
        }

        field = default;
        return false;
    }

    /// <summary>Takes the text of a whole number.</summary>
    public static bool TryReadCount(ReadOnlySpan<byte> text, out long count)
    {
        // 185.0 is a whole number, too: programs that keep columns of floating point write it so.
        int point = text.IndexOf((byte)'.');
        ReadOnlySpan<byte> whole =
            point > 0 && point + 1 < text.Length && !text[(point + 1)..].ContainsAnyExcept((byte)'0') ? text[..point] : text;
        return Utf8Parser.TryParse(whole, out count, out int consumed) && consumed == whole.Length && whole[0] != '+';
    }

    /// <summary>A whole number from 0 on within <see cref="long"/>, as a text or a number.</summary>
    public readonly long? ReadCount()
    {
        if (IsNull)
        {
            return null;
        }

        ReadOnlySpan<byte> text = NumberText("a whole number");
        return !TryReadCount(text, out long count) ? throw Bad("a whole number")
            : count >= 0 ? count
            : throw Bad("a number that is not below zero");
    }

    /// <summary>An amount of money, exactly.</summary>
    public readonly decimal? ReadMoney()
    {
        const string Expected = "an amount of at most 15 significant digits, 12 before the point and 6 after it";
        if (IsNull)
        {
            return null;
        }

        ReadOnlySpan<byte> text = NumberText(Expected);
        return JsonNumber.TryParse(text, out JsonNumber number) && Money.TryTake(number, out decimal amount) ? amount : throw Bad(Expected);
    }

    /// <summary>Money divided by a count, rounded to six decimals.</summary>
    public readonly decimal? ReadCost()
    {
        const string Expected = "an amount of at most 15 significant digits, 12 before the point";
        if (IsNull)
        {
            return null;
        }

        ReadOnlySpan<byte> text = NumberText(Expected);
        return JsonNumber.TryParse(text, out JsonNumber number) && Money.TryRound(number, out decimal amount)
            ? amount
            : throw Bad(Expected);
    }

    /// <summary>A finite ratio.</summary>
    public readonly double? ReadRatio()
    {
        if (IsNull)
        {
            return null;
        }

        ReadOnlySpan<byte> text = NumberText("a number");
        return
            JsonNumber.TryParse(text, out _)
            && double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double ratio)
            && double.IsFinite(ratio)
            ? ratio
            : throw Bad("a number within the range of a double");
    }

    /// <summary>An id: digits. Accounts may have <c>act_</c> before them, which is left out. Numbers are taken by their digits.</summary>
    public readonly string? ReadId(KnownIds known, bool isAccount = false)
    {
        if (IsNull)
        {
            return null;
        }

        string expected = isAccount ? "an account id (digits, with or without act_)" : "an id (digits)";
        ReadOnlySpan<byte> text = NumberText(expected);
        ReadOnlySpan<byte> digits = isAccount && text.StartsWith("act_"u8) ? text[4..] : text;
        return digits.IsEmpty || digits.ContainsAnyExceptInRange((byte)'0', (byte)'9') ? throw Bad(expected) : known.Get(digits);
    }

    /// <summary>A day.</summary>
    public readonly DateOnly? ReadDay()
    {
        if (IsNull)
        {
            return null;
        }

        return _reader.TokenType == JsonTokenType.String && GraphTime.TryReadDay(_reader.ValueSpan, out DateOnly day)
            ? day
            : throw Bad("a day as yyyy-MM-dd");
    }

    /// <summary>An instant: a text with its distance from UTC, or a number of Unix seconds. What stands for "no time" at Meta is null.</summary>
    public readonly DateTime? ReadInstant()
    {
        DateTime utc;
        return _reader.TokenType switch
        {
            JsonTokenType.Null => null,
            JsonTokenType.String or JsonTokenType.Number when GraphTime.IsNever(_reader.ValueSpan) => null,
            JsonTokenType.String when GraphTime.TryReadInstant(_reader.ValueSpan, out utc) => utc,
            JsonTokenType.Number when TryReadCount(_reader.ValueSpan, out long seconds) && GraphTime.TryReadUnix(seconds, out utc) => utc,
            _ => throw Bad("an instant with its distance from UTC, such as 2026-01-15T09:30:00-0800"),
        };
    }

    /// <summary>A text that both providers can store.</summary>
    public readonly string? ReadText()
    {
        if (IsNull)
        {
            return null;
        }

        if (_reader.TokenType != JsonTokenType.String)
        {
            throw Bad("a text");
        }

        string text;
        try
        {
            text = _reader.GetString()!;
        }
        catch (InvalidOperationException exception)
        {
            throw Error("is not valid Unicode (bytes that are no UTF-8, or half of a surrogate pair)", exception);
        }

        return text.Contains('\0', StringComparison.Ordinal) ? throw Error("holds the NUL character, which cannot be stored") : text;
    }

    /// <summary>A text or number to show in an error, without access tokens; null when it is neither.</summary>
    public readonly string? ShowText() => ErrorDocument.Text(_reader);

    /// <summary>A whole number kept as the text of its digits, as budgets and bids are.</summary>
    public readonly string? ReadAmountText()
    {
        if (_reader.TokenType != JsonTokenType.Number)
        {
            return ReadText();
        }

        return TryReadCount(_reader.ValueSpan, out long amount)
            ? amount.ToString(CultureInfo.InvariantCulture)
            : throw Bad("a whole number");
    }

    /// <summary>A word from a list that Meta extends: a text that is not empty.</summary>
    public readonly string? ReadWord() => ReadText() is { } word ? (word.Length > 0 ? word : throw Bad("a word")) : null;

    /// <summary>Entries of actions.</summary>
    public InsightActions? ReadActions() => ReadJson(InsightActions.FromCanonical);

    /// <summary>A creative with its id.</summary>
    public CreativeDetails? ReadCreative() =>
        IsNull || _reader.TokenType == JsonTokenType.StartObject
            ? ReadJson(static json => JsonSerializer.Deserialize(json, AdFluxJsonContext.Default.CreativeDetails)!)
            : throw Bad("an object");

    private bool Pass()
    {
        // The row itself is entered, the values of its members are not.
        if (_reader.CurrentDepth > 0)
        {
            _reader.Skip();
        }

        return _reader.Read();
    }

    private readonly ReadOnlySpan<byte> NumberText(string expected) =>
        _reader.TokenType is JsonTokenType.String or JsonTokenType.Number ? _reader.ValueSpan : throw Bad(expected);

    private T? ReadJson<T>(Func<byte[], T> make)
        where T : class
    {
        if (IsNull)
        {
            return null;
        }

        try
        {
            return make(CanonicalJson.Canonicalize(ref _reader));
        }
        catch (JsonContentException exception)
        {
            string path = Location.PathOf(_member) + exception.Path[1..];
            throw Location.Error(Reason(exception), path, exception);
        }
        catch (JsonException exception) when (exception.Path is not null)
        {
            string path = Location.PathOf(_member) + exception.Path[1..];
            throw Location.Error($"{path[(path.LastIndexOf('.') + 1)..]} is of a type that is not expected", path, exception);
        }
        catch (JsonException exception)
        {
            throw TooDeep(exception);
        }
    }
}
