using System.Globalization;
using System.Runtime.InteropServices;
using System.Text.Json;
using AdFlux.Data.Ingest.Documents;
using AdFlux.Data.Json;

namespace AdFlux.Data.Ingest.Rows;

/// <summary>Adds the entries of the most preferred action type that has come.</summary>
/// <remarks>
/// Counts can have fractions, where an attribution model spreads a conversion over several ads: their sum is rounded half to even. Money is rounded
/// to six decimals, entry by entry, since it comes with the noise of doubles. What was sent stays in the actions.
/// </remarks>
[StructLayout(LayoutKind.Auto)]
internal struct DerivedSum
{
    private bool _hasAny;
    private int _rank;
    private decimal _sum;
    private int _lastIndex;

    // The first entry whose value is not what it has to be. It is an error only when its action type is the one that counts.
    private int? _badIndex;
    private string? _badValue;

    /// <summary>Takes an entry.</summary>
    /// <param name="rank">How preferred its action type is; 0 is the most preferred.</param>
    /// <param name="index">Its place among the entries.</param>
    /// <param name="kind">The kind of its value.</param>
    /// <param name="value">Its value as it is written.</param>
    /// <param name="isCount">Whether the value is a count, not money.</param>
    public void Take(int rank, int index, JsonTokenType kind, ReadOnlySpan<byte> value, bool isCount)
    {
        if (_hasAny && rank > _rank)
        {
            return;
        }

        if (!_hasAny || rank < _rank)
        {
            this = new DerivedSum { _hasAny = true, _rank = rank };
        }

        _lastIndex = index;
        if (
            kind is JsonTokenType.String or JsonTokenType.Number
            && JsonNumber.TryParse(value, out JsonNumber number)
            && TryTake(number, isCount, out decimal amount)
        )
        {
            _sum += amount;
        }
        else
        {
            _badIndex ??= index;
            _badValue ??= BadValue.Show(value);
        }
    }

    /// <summary>Whether <see cref="Total"/> would succeed.</summary>
    public readonly bool IsSound(bool isCount) => !_hasAny || (_badIndex is null && IsStorable(isCount));

    /// <summary>The sum; null when no entry counted.</summary>
    /// <exception cref="GraphFormatException">A value is not what it has to be, or the sum cannot be stored.</exception>
    public readonly decimal? Total(bool isCount, string member, RowLocation location)
    {
        if (!_hasAny)
        {
            return null;
        }

        string expected = isCount ? "a number that is not below zero" : "an amount of at most 15 significant digits, 12 before the point";
        if (_badIndex is { } index)
        {
            throw Error($"value is {_badValue} where {expected} is expected", index, member, location);
        }

        return IsStorable(isCount)
            ? (isCount ? decimal.Round(_sum, MidpointRounding.ToEven) : _sum)
            : throw Error(
                $"The sum {_sum.ToString(CultureInfo.InvariantCulture)} of an action type is not {expected}",
                _lastIndex,
                member,
                location
            );
    }

    private static bool TryTake(in JsonNumber number, bool isCount, out decimal amount) =>
        isCount ? number.TryGetDecimal(out amount) && IsCount(amount) : Money.TryRound(number, out amount);

    private readonly bool IsStorable(bool isCount)
    {
        if (isCount)
        {
            return IsCount(_sum);
        }

        Span<byte> text = stackalloc byte[40];
        _sum.TryFormat(text, out int length, default, CultureInfo.InvariantCulture);
        return JsonNumber.TryParse(text[..length], out JsonNumber number) && Money.TryTake(number, out _);
    }

    private static bool IsCount(decimal value) => value is >= 0 and <= long.MaxValue;

    private static GraphFormatException Error(string what, int index, string member, RowLocation location) =>
        location.Error(what, string.Create(CultureInfo.InvariantCulture, $"{location.Path}.{member}[{index}].value"));
}
