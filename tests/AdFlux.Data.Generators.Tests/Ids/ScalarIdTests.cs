using System.ComponentModel;
using System.Globalization;
using System.Text;
using AdFlux.Data.Ids;

namespace AdFlux.Data.Generators.Tests.Ids;

public sealed class ScalarIdTests
{
    [Fact]
    public void Numbers_parse_and_format_through_text_and_utf8()
    {
        Assert.Equal(SegmentId.From(-42), SegmentId.Parse("-42"));
        Assert.Equal(SegmentId.From(42), SegmentId.Parse("42"u8));
        Assert.Equal(AccountNumber.From(long.MaxValue), AccountNumber.Parse("9223372036854775807".AsSpan()));
        Assert.Equal("-42", SegmentId.From(-42).ToString());
        Assert.False(SegmentId.TryParse("2147483648", out _));
        Assert.False(SegmentId.TryParse("x"u8, out _));
        Assert.False(SegmentId.TryParse((string?)null, out _));
        Assert.Throws<FormatException>(() => SegmentId.Parse("4.2"));
        Assert.Throws<ArgumentNullException>(() => SegmentId.Parse((string)null!));
    }

    [Fact]
    public void A_number_formats_into_a_buffer_that_fits_exactly_and_into_no_smaller_one()
    {
        var id = SegmentId.From(-12345);
        Span<char> chars = stackalloc char[6];
        Span<byte> bytes = stackalloc byte[6];

        Assert.True(id.TryFormat(chars, out int charsWritten));
        Assert.True(id.TryFormat(bytes, out int bytesWritten));
        Assert.Equal("-12345", chars[..charsWritten].ToString());
        Assert.Equal("-12345", Encoding.UTF8.GetString(bytes[..bytesWritten]));
        Assert.False(id.TryFormat(chars[..5], out _));
        Assert.False(id.TryFormat(bytes[..5], out _));
    }

    [Fact]
    public void A_format_and_a_culture_that_are_given_count()
    {
        var swedish = new CultureInfo("en-US") { NumberFormat = { NegativeSign = "−" } };
        Span<char> chars = stackalloc char[5];

        Assert.Equal("−0042", Format(SegmentId.From(-42), "D4", swedish));
        Assert.True(TryFormat(SegmentId.From(-42), chars, "D4", swedish));
        Assert.Equal("−0042", chars.ToString());
        Assert.Equal(SegmentId.From(-42), Parse<SegmentId>("−42", swedish));
    }

    private static string Format<T>(T id, string? format, IFormatProvider? provider)
        where T : IFormattable => id.ToString(format, provider);

    private static bool TryFormat<T>(T id, Span<char> destination, ReadOnlySpan<char> format, IFormatProvider? provider)
        where T : ISpanFormattable => id.TryFormat(destination, out _, format, provider);

    private static T Parse<T>(string text, IFormatProvider? provider)
        where T : IParsable<T> => T.Parse(text, provider);

    [Fact]
    public void Without_a_culture_everything_is_invariant()
    {
        CultureInfo before = Thread.CurrentThread.CurrentCulture;
        Thread.CurrentThread.CurrentCulture = new CultureInfo("tr-TR") { NumberFormat = { NegativeSign = "minus" } };
        try
        {
            Assert.Equal("-42", SegmentId.From(-42).ToString());
            Assert.Equal("-42", Format(SegmentId.From(-42), null, null));
            Assert.Equal("-42", $"{SegmentId.From(-42)}");
            Assert.Equal(SegmentId.From(-42), SegmentId.Parse("-42"));
            Assert.True(SegmentId.TryParse("-42"u8, out _));
            Assert.Equal("-42", TypeDescriptor.GetConverter(typeof(SegmentId)).ConvertToString(SegmentId.From(-42)));
        }
        finally
        {
            Thread.CurrentThread.CurrentCulture = before;
        }
    }

    [Fact]
    public void Order_is_that_of_the_numbers()
    {
        Assert.True(SegmentId.From(-1) < default(SegmentId));
        Assert.True(AccountNumber.From(10) > AccountNumber.From(9));
        Assert.True(AccountNumber.From(9) == AccountNumber.From(9));
        Assert.True(AccountNumber.From(9) != AccountNumber.From(10));
        Assert.False(AccountNumber.From(9).Equals((object)9L));
        Assert.Equal(AccountNumber.From(9).GetHashCode(), AccountNumber.From(9).GetHashCode());
    }

    [Fact]
    public void A_new_guid_id_is_of_version_7_and_parses_back()
    {
        var id = OrderId.New();

        Assert.Equal(7, id.Value.Version);
        Assert.NotEqual(OrderId.Empty, id);
        Assert.Equal(id, OrderId.Parse(id.ToString()));
        Assert.Equal(id, OrderId.Parse(Encoding.UTF8.GetBytes(id.ToString())));
        Assert.Equal(32, Format(id, "N", null).Length);
        Span<char> chars = stackalloc char[36];
        Assert.True(id.TryFormat(chars, out _));
        Assert.False(id.TryFormat(chars[..35], out _));
    }

    [Fact]
    public void The_hook_refuses()
    {
        Assert.Equal(4, EvenNumber.From(4).Value);
        Assert.Throws<ArgumentException>(() => EvenNumber.From(3));
        Assert.Throws<FormatException>(() => EvenNumber.Parse("3"));
        Assert.False(EvenNumber.TryFrom(3, out EvenNumber id));
        Assert.True(id.IsDefault);
    }

    [Fact]
    public void A_type_converter_converts_from_and_to_the_value()
    {
        TypeConverter converter = TypeDescriptor.GetConverter(typeof(SegmentId));

        Assert.Equal(SegmentId.From(7), converter.ConvertFrom(7));
        Assert.Equal(7, converter.ConvertTo(SegmentId.From(7), typeof(int)));
        Assert.True(converter.CanConvertTo(typeof(int)));
    }
}
