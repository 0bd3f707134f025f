using System.Text;
using System.Text.Json;
using AdFlux.Data.Json;

namespace AdFlux.Data.Tests.Json;

public sealed class InsightActionsTests
{
    private static readonly JsonSerializerOptions SmallBuffers = new() { DefaultBufferSize = 1 };

    private const string Sent = """
        [
          {"action_type":"link_click","value":"4","1d_click":"3","7d_click":"4.00","28d_click":4},
          {"value":2.50,"action_type":"lead","action_device":"iphone","new_thing":{"b":[1],"a":null}},
          {"action_type":"lead","value":"1","action_device":"desktop"},
          {"action_type":"odd","value":"many","1d_view":null}
        ]
        """;

    [Fact]
    public void Everything_that_Meta_sent_is_kept()
    {
        InsightActions actions = InsightActions.Parse(Sent);
        Assert.Equal(
            """[{"value":"4","1d_click":"3","7d_click":"4.00","28d_click":4,"action_type":"link_click"},"""
                + """{"value":2.5,"new_thing":{"a":null,"b":[1]},"action_type":"lead","action_device":"iphone"},"""
                + """{"value":"1","action_type":"lead","action_device":"desktop"},"""
                + """{"value":"many","1d_view":null,"action_type":"odd"}]""",
            actions.ToString()
        );
        Assert.Equal(actions, InsightActions.Parse(actions.ToString()));
    }

    [Fact]
    public void Entries_tell_type_value_and_windows()
    {
        InsightAction[] actions = [.. InsightActions.Parse(Sent)];

        Assert.Equal(4, actions.Length);
        Assert.Equal("link_click", actions[0].ActionType);
        Assert.Equal(4, actions[0].Value);
        Assert.Equal([new("1d_click", 3), new("7d_click", 4), new("28d_click", 4)], actions[0].Windows);
        Assert.True(actions[0].TryGetWindow("7d_click", out decimal clicks));
        Assert.Equal(4, clicks);
        Assert.False(actions[0].TryGetWindow("1d_view", out _));
        Assert.False(actions[0].TryGetWindow("value", out _));
        Assert.Equal(2.5m, actions[1].Value);
        Assert.Empty(actions[1].Windows);
        Assert.Null(actions[3].Value);
        Assert.False(actions[3].TryGetWindow("1d_view", out _));
        Assert.Equal("""{"value":"1","action_type":"lead","action_device":"desktop"}""", actions[2].ToString());
    }

    [Fact]
    public void Entries_that_a_breakdown_split_add_up()
    {
        InsightActions actions = InsightActions.Parse(Sent);
        Assert.Equal(3.5m, actions.ValueOf("lead"));
        Assert.Null(actions.ValueOf("odd"));
        Assert.Null(actions.ValueOf("Lead"));
    }

    [Theory]
    [InlineData(
        """[{"action_type":"a","value":"7","action_reaction":"like"},{"action_type":"a","value":"9"},{"action_type":"a","value":"2","action_reaction":"love"}]""",
        9
    )]
    [InlineData(
        """[{"action_type":"a","value":"7","action_reaction":"like"},{"action_type":"a","7d_click":"9"},{"action_type":"a","value":"2","x":{}}]""",
        9
    )]
    [InlineData("""[{"action_type":"a","value":"7","is_business_ai_assisted":true},{"action_type":"b","value":"9"}]""", 7)]
    [InlineData("""[{"action_type":"a","value":"7","28d_passback":"1","custom":"2","dda":"3"},{"action_type":"a","value":"2"}]""", 9)]
    [InlineData("""[{"action_type":"a","value":"7","x":1},{"action_type":"a","value":"x"}]""", null)]
    public void An_entry_without_the_breakdown_of_others_is_their_total(string json, int? value) =>
        Assert.Equal(value, InsightActions.Parse(json).ValueOf("a"));

    [Theory]
    [InlineData("inline")]
    [InlineData("dda")]
    [InlineData("custom")]
    [InlineData("1d_passback")]
    [InlineData("28d_view_first_conversion")]
    [InlineData("7d_click_all_conversions")]
    [InlineData("1d_ev_first_conversion")]
    [InlineData("90d_anything")]
    [InlineData("skan_click")]
    [InlineData("skan_click_second_postback")]
    [InlineData("skan_view_third_postback")]
    [InlineData("skan_anything")]
    [InlineData("incrementality")]
    [InlineData("incrementality_all_conversions")]
    [InlineData("incrementality_first_conversion")]
    public void All_windows_of_the_Graph_API_and_what_looks_like_them_are_windows(string window)
    {
        InsightActions actions = [new("lead", 6, (window, 2))];

        Assert.True(actions.First().TryGetWindow(window, out decimal part));
        Assert.Equal(2, part);
        Assert.Equal([new(window, 2)], actions.First().Windows);
    }

    [Theory]
    [InlineData("value")]
    [InlineData("action_device")]
    [InlineData("7d")]
    [InlineData("d_click")]
    [InlineData("skan")]
    [InlineData("in_line")]
    [InlineData("a_name_that_is_longer_than_all_windows_are_and_than_any_buffer_for_them")]
    public void Other_members_are_no_windows(string member) =>
        Assert.Throws<ArgumentException>(() => new InsightAction("lead", 6, (member, 2)));

    [Fact]
    public void The_spelling_of_the_json_does_not_matter_to_equality_and_strings_do()
    {
        InsightActions actions = InsightActions.Parse("""[{"action_type":"lead","value":1}]""");
        InsightActions respelled = InsightActions.Parse("""[ {"value" : 1.0, "action_\u0074ype": "lead"} ]""");
        Assert.True(actions == respelled);
        Assert.Equal(actions.GetHashCode(), respelled.GetHashCode());
        Assert.True(actions != InsightActions.Parse("""[{"action_type":"lead","value":"1"}]"""));
        Assert.True(actions != null);
        Assert.Equal(actions.First(), respelled.First());
    }

    [Fact]
    public void A_program_can_make_them()
    {
        InsightActions actions = [new("link_click", 4, ("1d_click", 3), ("7d_click", 4)), new("lead", 2.50m)];
        Assert.Equal(
            """[{"value":"4","1d_click":"3","7d_click":"4","action_type":"link_click"},{"value":"2.50","action_type":"lead"}]""",
            actions.ToString()
        );
        Assert.Equal(2, actions.Count);
        Assert.Same(InsightActions.Empty, InsightActions.Of());
        Assert.Throws<ArgumentException>(() => new InsightAction("lead", 1, ("value", 2)));
        Assert.Throws<JsonContentException>(() => new InsightAction("\ud800", 1));
        Assert.Throws<JsonContentException>(() => new InsightAction("\0", 1));
    }

    [Fact]
    public void A_default_entry_is_harmless()
    {
        InsightAction none = default;
        Assert.Equal("", none.ActionType);
        Assert.Null(none.Value);
        Assert.Empty(none.Windows);
        Assert.Equal("", none.ToString());
        Assert.Equal(0, none.GetHashCode() - default(InsightAction).GetHashCode());
    }

    [Theory]
    [InlineData("{}", "$")]
    [InlineData("null", "$")]
    [InlineData("[1]", "$[0]")]
    [InlineData("""[{"action_type":"a"},[]]""", "$[1]")]
    [InlineData("""[{"value":"4"}]""", "$[0]")]
    [InlineData("""[{"action_type":4}]""", "$[0]")]
    public void Another_shape_is_refused_with_its_place(string json, string path)
    {
        JsonContentException exception = Assert.Throws<JsonContentException>(() => InsightActions.Parse(json));
        Assert.Equal(JsonContentFault.WrongShape, exception.Fault);
        Assert.Equal(path, exception.Path);
    }

    [Fact]
    public void Half_a_surrogate_pair_in_text_is_refused_rather_than_replaced() =>
        Assert.Equal(
            JsonContentFault.LoneSurrogate,
            Assert.Throws<JsonContentException>(() => InsightActions.Parse("[{\"action_type\":\"\ud800\"}]")).Fault
        );

    [Fact]
    public async Task The_serializer_reads_and_writes_the_array()
    {
        byte[] json = JsonSerializer.SerializeToUtf8Bytes(new { Actions = InsightActions.Parse(Sent) });
        Assert.Equal($$"""{"Actions":{{InsightActions.Parse(Sent)}}}""", Encoding.UTF8.GetString(json));

        // One byte at a time, so that the value comes to the converter in segments.
        await using var stream = new MemoryStream(Encoding.UTF8.GetBytes($$"""{"Actions":{{Sent}}}"""));
        Holder? holder = await JsonSerializer.DeserializeAsync<Holder>(stream, SmallBuffers, TestContext.Current.CancellationToken);
        Assert.Equal(InsightActions.Parse(Sent), holder!.Actions);
        Assert.Null(JsonSerializer.Deserialize<Holder>("""{"Actions":null}""")!.Actions);
        Assert.Throws<JsonContentException>(() => JsonSerializer.Deserialize<Holder>("""{"Actions":[{"action_type":"\u0000"}]}"""));
    }

    private sealed record Holder(InsightActions? Actions);
}
