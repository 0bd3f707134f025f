using AdFlux.Samples.Account;

namespace AdFlux.Samples.Delivery;

/// <summary>What one ad did on one day.</summary>
internal sealed record DailyDelivery
{
    public required Ad Ad { get; init; }
    public required DateOnly Day { get; init; }
    public required long Impressions { get; init; }
    public required long Reach { get; init; }
    public required long SpendCents { get; init; }
    public required long Clicks { get; init; }
    public required long UniqueClicks { get; init; }
    public required long LinkClicks { get; init; }
    public required long LandingPageViews { get; init; }
    public required long VideoViews { get; init; }
    public required long Likes { get; init; }
    public required long Loves { get; init; }
    public required Conversions ViewContent { get; init; }
    public required Conversions Leads { get; init; }
    public required Conversions Applications { get; init; }
}
