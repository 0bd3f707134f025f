using System.Globalization;
using System.Text;
using AdFlux.Data.Mapping.Converters;
using AdFlux.Data.Queries.Sqlite;
using FsCheck;
using FsCheck.Fluent;

namespace AdFlux.Data.Tests.Queries;

/// <summary>The short ways from stored values against the long ones.</summary>
public sealed class StoredValuesTests
{
    private static readonly Config _runs = Config.QuickThrowOnFailure.WithMaxTest(3000);

    [Fact]
    public void Money_of_a_double_is_what_the_conversion_gives() =>
        Prop.ForAll(
                ArbMap.Default.ArbFor<double>().Filter(number => Math.Abs(number) < 1e27),
                number => Same((decimal)number, StoredMoney.Of(number))
            )
            .Check(_runs);

    [Fact]
    public void Money_with_six_decimals_is_what_was_stored() =>
        Prop.ForAll(
                ArbMap.Default.ArbFor<long>(),
                ArbMap.Default.ArbFor<byte>(),
                (number, scale) =>
                {
                    decimal money = number % 1_000_000_000_000_000 / (decimal)Math.Pow(10, scale % 7);
                    return Same(PlainDecimal.Of(money), StoredMoney.Of((double)money))
                        && Same((decimal)(double)money, StoredMoney.Of((double)money));
                }
            )
            .Check(_runs);

    [Fact]
    public void A_plain_decimal_is_the_same_number_in_the_smallest_scale() =>
        Prop.ForAll(
                ArbMap.Default.ArbFor<decimal>(),
                number => Same(number / 1.0000000000000000000000000000m, PlainDecimal.Of(number)) && PlainDecimal.Of(number) == number
            )
            .Check(_runs);

    [Theory]
    [InlineData("0.000000", "0")]
    [InlineData("-14.350000", "-14.35")]
    [InlineData("79228162514264337593543950335", "79228162514264337593543950335")]
    [InlineData("18446744073709551616.500", "18446744073709551616.5")]
    [InlineData("1000000.000000", "1000000")]
    public void A_plain_decimal_has_no_zeros_at_its_end(string padded, string plain) =>
        Assert.Equal(plain, PlainDecimal.Of(decimal.Parse(padded, CultureInfo.InvariantCulture)).ToString(CultureInfo.InvariantCulture));

    [Fact]
    public void A_day_and_an_instant_come_back_from_their_stored_form() =>
        Prop.ForAll(
                ArbMap.Default.ArbFor<DateTime>(),
                time =>
                {
                    DateTime instant = DateTime.SpecifyKind(new DateTime(time.Ticks / 10 * 10), DateTimeKind.Utc);
                    byte[] text = Encoding.UTF8.GetBytes(instant.ToString("yyyy-MM-dd HH:mm:ss.ffffff", CultureInfo.InvariantCulture));
                    return StoredTime.TryReadInstant(text, out DateTime read)
                        && read == instant
                        && read.Kind == DateTimeKind.Utc
                        && StoredTime.TryReadDay(text.AsSpan(0, 10), out DateOnly day)
                        && day == DateOnly.FromDateTime(instant);
                }
            )
            .Check(_runs);

    [Theory]
    [InlineData("2026-02-29 00:00:00")]
    [InlineData("2026-13-01 00:00:00")]
    [InlineData("0000-01-01 00:00:00")]
    [InlineData("2026-01-00 00:00:00")]
    [InlineData("2026-01-01 24:00:00")]
    [InlineData("2026-01-01 23:60:00")]
    [InlineData("2026-01-01 23:59:60")]
    [InlineData("2026-01-01T23:59:59")]
    [InlineData("2026-01-01 23:59:59,123456")]
    [InlineData("2026-01-01 23:59:59.12345x")]
    [InlineData("2026-01-01 23:59:59.123")]
    [InlineData("2026-01-01 2x:59:59")]
    [InlineData("2026-01-01")]
    [InlineData("")]
    public void Another_form_is_left_to_the_general_parser(string text) =>
        Assert.False(StoredTime.TryReadInstant(Encoding.UTF8.GetBytes(text), out _));

    private static bool Same(decimal expected, decimal actual) =>
        string.Equals(
            expected.ToString(CultureInfo.InvariantCulture),
            actual.ToString(CultureInfo.InvariantCulture),
            StringComparison.Ordinal
        );
}
