using System.Buffers;
using System.Text;
using AdFlux.Data.Json;

namespace AdFlux.Data.Tests.Json;

public sealed class CanonicalJsonTests
{
    [Theory]
    [InlineData("""{ "b" : 1 , "a" : [ true, null ] }""", """{"a":[true,null],"b":1}""")]
    [InlineData("""{"a":{"y":1,"x":2},"a":3}""", """{"a":3}""")]
    [InlineData("""{"z":1,"a":1,"z":{"q":2,"b":1},"m":[]}""", """{"a":1,"m":[],"z":{"b":1,"q":2}}""")]
    [InlineData("""{"\u0061":1,"a":2}""", """{"a":2}""")]
    [InlineData("""{"ä":1,"z":2,"\ud83d\ude00":3,"\uffee":4}""", """{"z":2,"ä":1,"￮":4,"😀":3}""")]
    [InlineData("""{"ab":1,"b":2,"aa":3}""", """{"b":2,"aa":3,"ab":1}""")]
    [InlineData("""{"!":1,"\n":2,"\"":3}""", """{"\n":2,"!":1,"\"":3}""")]
    [InlineData("""{"":1}""", """{"":1}""")]
    [InlineData(" null ", "null")]
    public void Objects_have_one_form(string json, string canonical) => Assert.Equal(canonical, Canonical(json));

    [Theory]
    [InlineData("1.0", "1")]
    [InlineData("1e0", "1")]
    [InlineData("-0", "0")]
    [InlineData("-0.00e5", "0")]
    [InlineData("0e999999999999", "0")]
    [InlineData("100e-2", "1")]
    [InlineData("1E+2", "100")]
    [InlineData("12.50", "12.5")]
    [InlineData("0.05e1", "0.5")]
    [InlineData("-1.5e-3", "-0.0015")]
    [InlineData("120000000000000000042", "120000000000000000042")]
    [InlineData("0.1000000000000000055511151231257827", "0.1000000000000000055511151231257827")]
    [InlineData("1e20", "100000000000000000000")]
    [InlineData("1e21", "1e21")]
    [InlineData("123e21", "1.23e23")]
    [InlineData("1e-20", "0.00000000000000000001")]
    [InlineData("1.5e-21", "1.5e-21")]
    [InlineData("10000000000000000000000", "1e22")]
    [InlineData("17.9e307", "1.79e308")]
    public void A_number_has_one_spelling_and_keeps_its_digits(string json, string canonical) => Assert.Equal(canonical, Canonical(json));

    [Theory]
    [InlineData(""" "\u0041\/\u00e9\ud83d\ude00" """, "\"A/é😀\"")]
    [InlineData(""" "\u0022\u005c\u0009\u001F\u007f" """, "\"\\\"\\\\\\t\\u001f\u007f\"")]
    [InlineData(""" "\b\f\n\r\t" """, """ "\b\f\n\r\t" """)]
    [InlineData(""" "4.00" """, """ "4.00" """)]
    public void A_string_has_one_spelling(string json, string canonical) => Assert.Equal(canonical.Trim(), Canonical(json));

    [Theory]
    [InlineData("", JsonContentFault.NotJson, "$")]
    [InlineData("   ", JsonContentFault.NotJson, "$")]
    [InlineData("{", JsonContentFault.NotJson, "$")]
    [InlineData("[1,]", JsonContentFault.NotJson, "$[1]")]
    [InlineData("[1] 2", JsonContentFault.NotJson, "$")]
    [InlineData("[NaN]", JsonContentFault.NotJson, "$[0]")]
    [InlineData("01", JsonContentFault.NotJson, "$")]
    [InlineData("/**/1", JsonContentFault.NotJson, "$")]
    [InlineData("\uFEFF1", JsonContentFault.NotJson, "$")]
    [InlineData("""{"a":[0,"\u0000"]}""", JsonContentFault.NulCharacter, "$.a[1]")]
    [InlineData("""{"a":{"\u0000":1}}""", JsonContentFault.NulCharacter, "$.a")]
    [InlineData("""["\ud800"]""", JsonContentFault.LoneSurrogate, "$[0]")]
    [InlineData("""["\ud800\u0041"]""", JsonContentFault.LoneSurrogate, "$[0]")]
    [InlineData("""["\ude00\ud83d"]""", JsonContentFault.LoneSurrogate, "$[0]")]
    [InlineData("""{"a b":1e400}""", JsonContentFault.NumberOutOfRange, "$['a b']")]
    [InlineData("-1.8e308", JsonContentFault.NumberOutOfRange, "$")]
    [InlineData("1e-16384", JsonContentFault.NumberOutOfRange, "$")]
    public void What_cannot_be_stored_on_both_providers_is_refused(string json, JsonContentFault fault, string path)
    {
        JsonContentException exception = Assert.Throws<JsonContentException>(() => Canonical(json));
        Assert.Equal(fault, exception.Fault);
        Assert.Equal(path, exception.Path);
    }

    [Fact]
    public void Invalid_utf8_is_refused_in_names_and_values()
    {
        foreach (byte[] json in new byte[][] { [.. "[\""u8, 0xC3, .. "\"]"u8], [.. "{\""u8, 0xED, 0xA0, 0x80, .. "\":1}"u8] })
        {
            Assert.Equal(JsonContentFault.InvalidUtf8, Assert.Throws<JsonContentException>(() => CanonicalJson.Canonicalize(json)).Fault);
        }
    }

    [Fact]
    public void Sixty_four_levels_are_accepted_and_sixty_five_are_not()
    {
        string nested = new string('[', 64) + new string(']', 64);
        Assert.Equal(nested, Canonical(nested));

        JsonContentException exception = Assert.Throws<JsonContentException>(() => Canonical($"[{nested}]"));
        Assert.Equal(JsonContentFault.TooDeep, exception.Fault);
        Assert.Throws<JsonContentException>(() => Canonical(new string('[', 100_000)));
    }

    [Fact]
    public void Text_beyond_the_limit_is_refused_before_and_after()
    {
        byte[] longest = Encoding.UTF8.GetBytes($"\"{new string('x', CanonicalJson.MaxBytes - 2)}\"");
        Assert.Equal(CanonicalJson.MaxBytes, CanonicalJson.Canonicalize(longest).Length);
        Assert.Equal(
            JsonContentFault.TooLarge,
            Assert.Throws<JsonContentException>(() => CanonicalJson.Canonicalize([.. longest, (byte)' '])).Fault
        );

        // 1e20 is four bytes here and twenty-one in canonical form.
        string numbers = $"[{string.Join(',', Enumerable.Repeat("1e20", 1_000_000))}]";
        Assert.Equal(JsonContentFault.TooLarge, Assert.Throws<JsonContentException>(() => Canonical(numbers)).Fault);
    }

    [Fact]
    public void Canonical_text_is_recognised_without_allocating()
    {
        byte[] json = """[{"value":"4","action_type":"link_click"},{"value":1.5,"action_type":"lead"}]"""u8.ToArray();
        Assert.True(CanonicalJson.IsCanonical(json));
        Assert.False(CanonicalJson.IsCanonical("[1, 2]"u8));

        long before = GC.GetAllocatedBytesForCurrentThread();
        CanonicalJson.IsCanonical(json);
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    [Fact]
    public void The_writing_form_writes_all_or_nothing()
    {
        var destination = new ArrayBufferWriter<byte>();
        Assert.Throws<JsonContentException>(() => CanonicalJson.Canonicalize("""[1,2,"\u0000"]"""u8, destination));
        Assert.Equal(0, destination.WrittenCount);

        CanonicalJson.Canonicalize("[1.0]"u8, destination);
        Assert.Equal("[1]"u8, destination.WrittenSpan);
    }

    [Fact]
    public void Thousands_of_shuffled_and_repeated_members_are_sorted()
    {
        int[] order = [.. Enumerable.Range(0, 5000).Select(i => i * 7919 % 2500)];
        string json = "{" + string.Join(",", order.Select((name, i) => $"\"{name:d4}\":{i}")) + "}";
        var expected = new SortedDictionary<string, int>(StringComparer.Ordinal);
        for (int i = 0; i < order.Length; i++)
        {
            expected[$"{order[i]:d4}"] = i;
        }

        Assert.Equal("{" + string.Join(",", expected.Select(e => $"\"{e.Key}\":{e.Value}")) + "}", Canonical(json));
    }

    private static string Canonical(string json) => Encoding.UTF8.GetString(CanonicalJson.Canonicalize(Encoding.UTF8.GetBytes(json)));
}
