using System.Text.Json;
using AdFlux.Data.Ids;
using AdFlux.Data.Json;

namespace AdFlux.Data.Generators.Tests.Json;

public sealed class JsonColumnTests
{
    private static string RoundTrip<T>(string json)
        where T : class, IJsonColumn<T> => JsonSerializer.Serialize(JsonSerializer.Deserialize(json, T.JsonTypeInfo)!, T.JsonTypeInfo);

    [Fact]
    public void Lists_are_arrays()
    {
        Assert.Equal("""["sql","c#"]""", RoundTrip<SkillList>("""["sql", "c#"]"""));
        Assert.Equal("[3,1]", RoundTrip<SegmentIdList>("[3,1]"));
        Assert.Equal([SegmentId.From(3)], new SegmentIdList([SegmentId.From(3)]));
    }

    [Fact]
    public void External_ids_are_typed_and_keep_what_nobody_listed()
    {
        const string Json = """{"meta_campaign_id":"120210000000000001","meta_ad_id":"3","google_id":{"a":[1]}}""";

        var ids = JsonSerializer.Deserialize(Json, AdFluxJsonContext.Default.ExternalIds)!;

        Assert.Equal(MetaCampaignId.From("120210000000000001"), ids.MetaCampaignId);
        Assert.Null(ids.MetaAdSetId);
        Assert.Equal(Json, RoundTrip<ExternalIds>(Json));
    }

    [Fact]
    public void A_creative_is_typed_and_keeps_what_nobody_listed()
    {
        const string Json = """
            {"id":"1","name":"n","title":"t","body":"b","image_url":"i","image_hash":"h","thumbnail_url":"u","video_id":"v","link_url":"l","call_to_action_type":"APPLY_NOW","object_type":"SHARE","object_story_id":"p_1","effective_object_story_id":"p_2","status":"ACTIVE","object_story_spec":{"page_id":"9","link_data":{"link":"x"}},"asset_feed_spec":{"bodies":[]},"url_tags":"utm=1","degrees_of_freedom_spec":{"x":1.50}}
            """;

        var creative = JsonSerializer.Deserialize(Json, AdFluxJsonContext.Default.CreativeDetails)!;

        Assert.Equal(("1", "APPLY_NOW", "l"), (creative.Id, creative.CallToActionType, creative.LinkAddress));
        Assert.Equal("9", creative.ObjectStorySpec!.Value.GetProperty("page_id").GetString());
        Assert.Equal(["degrees_of_freedom_spec"], creative.OtherMembers!.Keys);
        Assert.Equal(Json, RoundTrip<CreativeDetails>(Json));
    }
}
