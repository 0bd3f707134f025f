using System.ComponentModel;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using AdFlux.Data.Ids;

namespace AdFlux.Data.Generators.Tests.Ids;

public sealed class TextIdTests
{
    private static ReadOnlySpan<byte> NotUtf8 => [0xff, 0xfe];

    [Fact]
    public void A_value_comes_back_as_it_went_in()
    {
        var id = JobId.From("JOB-0001");

        Assert.Equal("JOB-0001", id.Value);
        Assert.Equal("JOB-0001", id.ToString());
        Assert.Equal("JOB-0001", $"{id}");
        Assert.Equal("JOB-0001", (string)id);
        Assert.Equal(id, (JobId)"JOB-0001");
        Assert.False(id.IsDefault);
    }

    [Theory]
    [InlineData("")]
    [InlineData(@"a\u0000b")]
    [InlineData(@"\ud800")]
    [InlineData(@"a\udc00")]
    [InlineData(@"\ud83d\ud83d\ude00")]
    [InlineData("123456789012345678901234567890123456789012345678901")]
    public void Text_that_cannot_be_stored_is_refused(string escaped)
    {
        // An attribute is stored as UTF-8, which has no lone surrogates.
        string text = Regex.Unescape(escaped);

        Assert.Throws<ArgumentException>(() => JobId.From(text));
        Assert.Throws<FormatException>(() => JobId.Parse(text));
        Assert.Throws<FormatException>(() => JobId.Parse(text.AsSpan()));
        Assert.False(JobId.TryFrom(text, out JobId id));
        Assert.False(JobId.TryParse(text, out _));
        Assert.False(JobId.TryParse(text.AsSpan(), out _));
        Assert.True(id.IsDefault);
    }

    [Fact]
    public void Null_is_refused()
    {
        Assert.Throws<ArgumentNullException>(() => JobId.From(null!));
        Assert.Throws<ArgumentNullException>(() => Slug.From(null!));
        Assert.Throws<ArgumentNullException>(() => JobId.Parse((string)null!));
        Assert.False(JobId.TryFrom(null, out _));
        Assert.False(Slug.TryFrom(null, out _));
    }

    [Fact]
    public void Length_is_counted_in_code_points_as_PostgreSQL_does()
    {
        string fifty = string.Concat(Enumerable.Repeat("😀", 50));

        Assert.Equal(fifty, JobId.From(fifty).Value);
        Assert.False(JobId.TryFrom(fifty + "x", out _));
    }

    [Fact]
    public void An_id_without_a_limit_takes_long_text() => Assert.Equal(5000, MetaAdId.From(new string('1', 5000)).Value.Length);

    [Fact]
    public void Text_formats_into_a_buffer_that_fits_exactly_and_into_no_smaller_one()
    {
        var id = JobId.From("Größe");
        Span<char> chars = stackalloc char[5];
        Span<byte> bytes = stackalloc byte[7];

        Assert.True(id.TryFormat(chars, out int charsWritten));
        Assert.Equal("Größe", chars[..charsWritten].ToString());
        Assert.True(id.TryFormat(bytes, out int bytesWritten));
        Assert.Equal("Größe", Encoding.UTF8.GetString(bytes[..bytesWritten]));
        Assert.False(id.TryFormat(chars[..4], out charsWritten));
        Assert.False(id.TryFormat(bytes[..6], out bytesWritten));
        Assert.Equal((0, 0), (charsWritten, bytesWritten));
    }

    [Fact]
    public void Utf8_parses_and_invalid_utf8_does_not()
    {
        Assert.Equal(JobId.From("Größe"), JobId.Parse("Größe"u8));
        Assert.True(JobId.TryParse("J1"u8, out JobId id));
        Assert.Equal("J1", id.Value);
        Assert.False(JobId.TryParse(NotUtf8, out _));
        Assert.Throws<FormatException>(() => JobId.Parse(NotUtf8));
    }

    [Fact]
    public void A_default_id_can_be_compared_hashed_and_shown()
    {
        JobId id = (new JobId[1])[0];

        Assert.True(id.IsDefault);
        Assert.Equal(JobId.Empty, id);
        Assert.Equal("", id.Value);
        Assert.Equal("", id.ToString());
        Assert.Equal(JobId.Empty.GetHashCode(), id.GetHashCode());
        Assert.NotEqual(JobId.From("a"), id);
        Assert.True(id < JobId.From("a"));
        Assert.Equal(0, id.CompareTo(default));
        Assert.True(id.TryFormat(Span<char>.Empty, out int written));
        Assert.Equal(0, written);
    }

    [Fact]
    public void Order_and_equality_are_ordinal_in_every_culture()
    {
        CultureInfo before = Thread.CurrentThread.CurrentCulture;
        Thread.CurrentThread.CurrentCulture = CultureInfo.GetCultureInfo("tr-TR");
        try
        {
            Assert.True(JobId.From("Z") < JobId.From("a"));
            Assert.True(JobId.From("a") >= JobId.From("Z"));
            Assert.True(JobId.From("a") > JobId.From("I"));
            Assert.True(JobId.From("I") <= JobId.From("i"));
            Assert.NotEqual(JobId.From("I"), JobId.From("i"));
            Assert.True(JobId.From("i") == JobId.From("i"));
            Assert.True(JobId.From("i") != JobId.From("ı"));
            Assert.Equal("title-i", Slug.From("TITLE-I").Value);
        }
        finally
        {
            Thread.CurrentThread.CurrentCulture = before;
        }
    }

    [Fact]
    public void The_hook_normalises_and_refuses()
    {
        Assert.Equal("nurse", Slug.From("Nurse").Value);
        Assert.True(Slug.TryFrom("NURSE", out Slug id));
        Assert.Equal("nurse", id.Value);
        Assert.Equal("nurse", Slug.Parse("NURSE"u8).Value);
        Assert.Throws<ArgumentException>(() => Slug.From("a b"));
        Assert.Throws<FormatException>(() => Slug.Parse("a b"));
        Assert.False(Slug.TryFrom("a b", out _));
        Assert.False(Slug.TryFrom(new string('a', 21), out _));
    }

    [Fact]
    public void A_stored_value_is_not_checked_again() => Assert.Equal("A B", FromStored<Slug, string>("A B").Value);

    private static TId FromStored<TId, TValue>(TValue value)
        where TId : struct, ITypedId<TId, TValue>
        where TValue : notnull => TId.FromStored(value);

    [Fact]
    public void An_open_value_knows_its_members_and_keeps_what_it_does_not_know()
    {
        Assert.Equal(Priority.High, Priority.From("high"));
        Assert.Equal("someday", Priority.From("someday").Value);
        Assert.Throws<ArgumentException>(() => Priority.From(""));
        Assert.Throws<ArgumentException>(() => Priority.From("12345678901"));
        Assert.Null(typeof(Priority).GetMethod("New"));
        Assert.Null(typeof(Priority).GetProperty("Empty"));
    }

    [Fact]
    public void A_type_converter_converts_from_and_to_text()
    {
        TypeConverter converter = TypeDescriptor.GetConverter(typeof(JobId));

        Assert.True(converter.CanConvertFrom(typeof(string)));
        Assert.Equal(JobId.From("J1"), converter.ConvertFromInvariantString("J1"));
        Assert.Equal("J1", converter.ConvertToInvariantString(JobId.From("J1")));
        Assert.Throws<FormatException>(() => converter.ConvertFromInvariantString(""));
        Assert.False(converter.CanConvertFrom(typeof(DateTime)));
    }
}
