using AdFlux.Data.Ids;
using AdFlux.Data.Ingest;
using AdFlux.Data.Model;

namespace AdFlux.Data.Tests.Ingest;

public sealed class GraphObjectsTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_campaign_is_read()
    {
        MetaCampaign campaign = Assert.Single(
            await CampaignsAsync(
                Graph.Page(
                    """
                    {"id":"120210000000000003","account_id":"1234567890","name":"Driver \ud83d\ude9a","objective":"OUTCOME_LEADS","status":"ACTIVE",
                    "effective_status":"SOMETHING_NEW","daily_budget":"5000","lifetime_budget":0,"budget_remaining":"4321",
                    "created_time":"2026-01-15T09:30:00-0800","start_time":"2026-01-15T09:30:00+00:00","stop_time":"2026-02-01T00:00:00Z",
                    "special_ad_categories":["EMPLOYMENT"]}
                    """
                )
            )
        );
        Assert.Equal(MetaCampaignId.From("120210000000000003"), campaign.Id);
        Assert.Equal(AdAccountId.From("1234567890"), campaign.AccountId);
        Assert.Equal("Driver 🚚", campaign.Name);
        Assert.Equal(MetaObjective.Leads, campaign.Objective);
        Assert.Equal(MetaStatus.Active, campaign.Status);
        Assert.Equal("SOMETHING_NEW", campaign.EffectiveStatus!.Value.Value);
        Assert.Equal("5000", campaign.DailyBudget);
        Assert.Equal(5000, campaign.DailyBudgetMinorUnits);
        Assert.Equal("0", campaign.LifetimeBudget);
        Assert.Equal("4321", campaign.BudgetRemaining);
        Assert.Equal(new DateTime(2026, 1, 15, 17, 30, 0, DateTimeKind.Utc), campaign.CreatedTime);
        Assert.Equal(DateTimeKind.Utc, campaign.CreatedTime!.Value.Kind);
        Assert.Equal(new DateTime(2026, 1, 15, 9, 30, 0, DateTimeKind.Utc), campaign.StartTime);
        Assert.Equal(new DateTime(2026, 2, 1, 0, 0, 0, DateTimeKind.Utc), campaign.StopTime);
        Assert.Null(campaign.LastUpdated);
    }

    [Fact]
    public async Task An_ad_set_is_read()
    {
        MetaAdSet adSet = Assert.Single(
            await GraphAdSets
                .ReadAsync(
                    Graph.Stream(
                        """
                        {"id":120210000000000002,"campaign_id":"120210000000000003","account_id":"act_5","name":"","status":"PAUSED",
                        "effective_status":"CAMPAIGN_PAUSED","daily_budget":null,"lifetime_budget":"100000","budget_remaining":"1",
                        "optimization_goal":"QUALITY_LEAD","billing_event":"IMPRESSIONS","bid_amount":200,"created_time":1768498200,
                        "start_time":"2026-01-15T09:30:00.123456789+0530","end_time":"2026-01-31T23:59:59-0800"}
                        """
                    ),
                    cancellationToken: Token
                )
                .ToListAsync(Token)
        );
        Assert.Equal(MetaAdSetId.From("120210000000000002"), adSet.Id);
        Assert.Equal(MetaCampaignId.From("120210000000000003"), adSet.CampaignId);
        Assert.Equal(AdAccountId.From("5"), adSet.AccountId);
        Assert.Equal("", adSet.Name);
        Assert.Equal(MetaStatus.Paused, adSet.Status);
        Assert.Equal("CAMPAIGN_PAUSED", adSet.EffectiveStatus!.Value.Value);
        Assert.Null(adSet.DailyBudget);
        Assert.Equal(100000, adSet.LifetimeBudgetMinorUnits);
        Assert.Equal("1", adSet.BudgetRemaining);
        Assert.Equal(OptimizationGoal.QualityLead, adSet.OptimizationGoal);
        Assert.Equal("IMPRESSIONS", adSet.BillingEvent!.Value.Value);
        Assert.Equal("200", adSet.BidAmount);
        Assert.Equal(new DateTime(2026, 1, 15, 17, 30, 0, DateTimeKind.Utc), adSet.CreatedTime);
        Assert.Equal(new DateTime(2026, 1, 15, 4, 0, 0, 123, 456, DateTimeKind.Utc), adSet.StartTime);
        Assert.Equal(new DateTime(2026, 2, 1, 7, 59, 59, DateTimeKind.Utc), adSet.EndTime);
    }

    [Fact]
    public async Task An_ad_is_read_with_its_creative()
    {
        MetaAd ad = Assert.Single(
            await AdsAsync(
                """
                [{"id":"120210000000000001","adset_id":"120210000000000002","campaign_id":"120210000000000003","account_id":"5","name":"A",
                "status":"ACTIVE","effective_status":"ACTIVE","created_time":"2026-01-15T09:30:00+0000",
                "creative":{"id":"777","title":"Drive","new_member":{"b":1.0,"a":[9007199254740993]}}}]
                """
            )
        );
        Assert.Equal(MetaAdId.From("120210000000000001"), ad.Id);
        Assert.Equal(MetaAdSetId.From("120210000000000002"), ad.AdSetId);
        Assert.Equal(MetaCampaignId.From("120210000000000003"), ad.CampaignId);
        Assert.Equal(AdAccountId.From("5"), ad.AccountId);
        Assert.Equal("777", ad.CreativeId);
        Assert.Equal("Drive", ad.CreativeDetails!.Title);
        Assert.Equal("""{"a":[9007199254740993],"b":1}""", ad.CreativeDetails.OtherMembers!["new_member"].GetRawText());
    }

    [Fact]
    public async Task An_ad_without_a_creative_has_none()
    {
        MetaAd ad = Assert.Single(await AdsAsync("""{"id":"1","adset_id":"2","creative":null}"""));
        Assert.Null(ad.CreativeId);
        Assert.Null(ad.CreativeDetails);
    }

    [Theory]
    [InlineData("""{"id":"1","adset_id":"2","creative":"777"}""", "$.creative")]
    [InlineData("""{"id":"1","adset_id":"2","creative":{"id":777.5}}""", "$.creative.id")]
    [InlineData("""{"id":"1","adset_id":"2","creative":{"id":-7}}""", "$.creative.id")]
    [InlineData("""{"id":"1","adset_id":"2","creative":{"id":[7]}}""", "$.creative.id")]
    [InlineData("""{"id":"1","adset_id":"2","creative":{"id":"7","x":["\u0000"]}}""", "$.creative.x[0]")]
    [InlineData("""{"id":"1","adset_id":"2","creative":{"x":"\ud800"}}""", "$.creative.x")]
    [InlineData("""{"id":"1","adset_id":"2","creative":{"x":1e400}}""", "$.creative.x")]
    [InlineData("""{"id":"1"}""", "$")]
    [InlineData("""{"adset_id":"1"}""", "$")]
    [InlineData("""{"id":"1","adset_id":"2","name":"\u0000"}""", "$.name")]
    [InlineData("""{"id":"1","adset_id":"2","name":"\udc00"}""", "$.name")]
    [InlineData("""{"id":"1","adset_id":"2","name":5}""", "$.name")]
    [InlineData("""{"id":"1","adset_id":"2","status":""}""", "$.status")]
    [InlineData("""{"id":"1","adset_id":"2","status":["ACTIVE"]}""", "$.status")]
    [InlineData("""{"id":"1","adset_id":"2","effective_status":"\u0000"}""", "$.effective_status")]
    public async Task A_bad_ad_is_refused_with_its_path(string row, string path) =>
        Assert.Equal(path, (await Assert.ThrowsAsync<GraphFormatException>(() => AdsAsync(row))).Path);

    [Fact]
    public async Task Names_that_are_no_utf8_are_refused()
    {
        byte[] row = [.. """{"id":"1","adset_id":"2","name":"""u8, (byte)'"', 0xC3, 0x28, .. "\"}"u8];
        GraphFormatException exception = await Assert.ThrowsAsync<GraphFormatException>(async () =>
            await GraphAds.ReadAsync(new MemoryStream(row), cancellationToken: Token).ToListAsync(Token)
        );
        Assert.Equal("$.name", exception.Path);
    }

    [Theory]
    [InlineData("\"2026-01-15T09:30:00\"")]
    [InlineData("\"2026-01-15 09:30:00+0000\"")]
    [InlineData("\"2026-01-15\"")]
    [InlineData("\"2026-02-30T00:00:00Z\"")]
    [InlineData("\"2026-01-15T24:00:00Z\"")]
    [InlineData("\"2026-01-15T09:30:60Z\"")]
    [InlineData("\"2026-01-15T09:30:00+1\"")]
    [InlineData("\"2026-01-15T09:30:00+15:00\"")]
    [InlineData("\"2026-01-15T09:30:00.Z\"")]
    [InlineData("\"2026-01-15T09:30:00ZZ\"")]
    [InlineData("\"2026-01-15T09:30:00z\"")]
    [InlineData("\"0001-01-01T00:00:00+0100\"")]
    [InlineData("\"9999-12-31T23:59:59-0100\"")]
    [InlineData("\"0000-00-00T00:00:00Z\"")]
    [InlineData("\"1768498200\"")]
    [InlineData("1768498200.5")]
    [InlineData("-2")]
    [InlineData("\"-2\"")]
    [InlineData("1e30")]
    [InlineData("253402300800")]
    [InlineData("\"\"")]
    [InlineData("true")]
    public async Task A_time_that_does_not_tell_its_instant_is_refused(string json)
    {
        GraphFormatException exception = await Assert.ThrowsAsync<GraphFormatException>(() =>
            CampaignsAsync($$"""[{"id":"1","account_id":"2","start_time":{{json}}}]""")
        );
        Assert.Equal("$[0].start_time", exception.Path);
        Assert.Contains("2026-01-15T09:30:00-0800", exception.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("0001-01-01T00:00:00Z", 0)]
    [InlineData("0001-01-01T00:00:00-0000", 0)]
    [InlineData("9999-12-31T23:59:59.999999Z", 3155378975999999990)]
    [InlineData("1970-01-01T00:00:01Z", 621355968010000000)]
    [InlineData("1969-12-31T23:59:58Z", 621355967980000000)]
    [InlineData("2024-02-29T23:59:59.9999999+0000", 638448479999999990)]
    public async Task Times_are_exact_to_the_microsecond(string text, long ticks)
    {
        MetaCampaign campaign = Assert.Single(await CampaignsAsync($$"""[{"id":"1","account_id":"2","start_time":"{{text}}"}]"""));
        Assert.Equal(ticks, campaign.StartTime!.Value.Ticks);
    }

    [Theory]
    [InlineData("0")]
    [InlineData("-1")]
    [InlineData("\"0\"")]
    [InlineData("\"-1\"")]
    [InlineData("0.0")]
    [InlineData("\"1970-01-01T00:00:00+0000\"")]
    [InlineData("\"1969-12-31T16:00:00-0800\"")]
    [InlineData("\"1969-12-31T15:59:59-0800\"")]
    [InlineData("\"1970-01-01T01:00:00.000+01:00\"")]
    public async Task What_stands_for_no_time_is_null(string json)
    {
        MetaCampaign campaign = Assert.Single(
            await CampaignsAsync($$"""[{"id":"1","account_id":"2","start_time":{{json}},"stop_time":{{json}}}]""")
        );

        Assert.Equal((null, null), (campaign.StartTime, campaign.StopTime));
    }

    [Theory]
    [InlineData("120990000000000601")]
    [InlineData("120990000000000600")]
    [InlineData("9007199254740993")]
    public async Task Ids_in_a_creative_may_be_numbers(string digits)
    {
        MetaAd ad = Assert.Single(await AdsAsync($$"""{"id":"1","adset_id":"2","creative":{"id":{{digits}},"video_id":{{digits}} } }"""));

        Assert.Equal((digits, digits), (ad.CreativeId, ad.CreativeDetails!.VideoId));
    }

    [Theory]
    [InlineData("\"act_5\"")]
    [InlineData("\"5\"")]
    [InlineData("5")]
    public async Task An_account_is_its_digits(string account)
    {
        MetaCampaign campaign = Assert.Single(await CampaignsAsync($$"""[{"id":"1","account_id":{{account}}}]"""));

        Assert.Equal("5", campaign.AccountId.Value);
    }

    [Theory]
    [InlineData("""{"account_id":"1"}""", "id is missing")]
    [InlineData("""{"id":"1"}""", "account_id is missing")]
    [InlineData("""{"id":"1","account_id":"2","daily_budget":5000.5}""", "daily_budget is 5000.5")]
    [InlineData("""{"id":"1","account_id":"2","daily_budget":{}}""", "daily_budget is an object")]
    public async Task A_bad_campaign_is_refused(string row, string says) =>
        Assert.StartsWith(
            says,
            (await Assert.ThrowsAsync<GraphFormatException>(() => CampaignsAsync(row))).Message,
            StringComparison.Ordinal
        );

    [Fact]
    public async Task An_ad_set_needs_its_campaign()
    {
        GraphFormatException exception = await Assert.ThrowsAsync<GraphFormatException>(async () =>
            await GraphAdSets.ReadAsync(Graph.Stream("""{"id":"1"}"""), cancellationToken: Token).ToListAsync(Token)
        );
        Assert.StartsWith("campaign_id is missing", exception.Message, StringComparison.Ordinal);
    }

    private static async Task<List<MetaCampaign>> CampaignsAsync(string json) =>
        await GraphCampaigns.ReadAsync(Graph.Stream(json), cancellationToken: Token).ToListAsync(Token);

    private static async Task<List<MetaAd>> AdsAsync(string json) =>
        await GraphAds.ReadAsync(Graph.Stream(json), cancellationToken: Token).ToListAsync(Token);
}
