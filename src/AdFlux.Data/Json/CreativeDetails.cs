using System.Text.Json;
using System.Text.Json.Serialization;

namespace AdFlux.Data.Json;

/// <summary>The creative of an ad: what people see of it. The members are those of Meta's ad creative object.</summary>
[JsonColumn(typeof(AdFluxJsonContext))]
public sealed partial class CreativeDetails
{
    /// <summary>Identifies the creative at Meta.</summary>
    [JsonConverter(typeof(DigitsJsonConverter))]
    public string? Id { get; set; }

    /// <summary>The name of the creative, as the advertiser sees it.</summary>
    public string? Name { get; set; }

    /// <summary>The headline.</summary>
    public string? Title { get; set; }

    /// <summary>The text above the image.</summary>
    public string? Body { get; set; }

    /// <summary>Where the image is. Meta's addresses expire.</summary>
    [JsonPropertyName("image_url")]
    public string? ImageAddress { get; set; }

    /// <summary>Identifies the image within the ad account.</summary>
    public string? ImageHash { get; set; }

    /// <summary>Where a small image is. Meta's addresses expire.</summary>
    [JsonPropertyName("thumbnail_url")]
    public string? ThumbnailAddress { get; set; }

    /// <summary>Identifies the video at Meta.</summary>
    [JsonConverter(typeof(DigitsJsonConverter))]
    public string? VideoId { get; set; }

    /// <summary>Where a click leads.</summary>
    [JsonPropertyName("link_url")]
    public string? LinkAddress { get; set; }

    /// <summary>The button, such as <c>APPLY_NOW</c>.</summary>
    public string? CallToActionType { get; set; }

    /// <summary>The kind of thing promoted, such as <c>SHARE</c> or <c>VIDEO</c>.</summary>
    public string? ObjectType { get; set; }

    /// <summary>The page post that the ad shows, as <c>page_post</c>.</summary>
    public string? ObjectStoryId { get; set; }

    /// <summary>The page post that the ad shows after it was published, as <c>page_post</c>.</summary>
    public string? EffectiveObjectStoryId { get; set; }

    /// <summary>The status, such as <c>ACTIVE</c>.</summary>
    public string? Status { get; set; }

    /// <summary>The unpublished page post that the creative makes, as Meta defines it.</summary>
    public JsonElement? ObjectStorySpec { get; set; }

    /// <summary>The alternatives that Meta chooses from, as Meta defines them.</summary>
    public JsonElement? AssetFeedSpec { get; set; }

    /// <summary>The query string that Meta adds to the link.</summary>
    [JsonPropertyName("url_tags")]
    public string? LinkTags { get; set; }

    /// <summary>Every other member, as it was read.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? OtherMembers { get; set; }
}
