using System.Globalization;
using AdFlux.Data.Ids;
using AdFlux.Data.Ingest;
using AdFlux.Data.Json;
using AdFlux.Data.Model;

namespace AdFlux.Data.Tests.Ingest;

public sealed class GraphInsightsTests
{
    private const string Full = """
        {
          "account_id": "act_1234567890", "campaign_id": "120210000000000003", "adset_id": "120210000000000002", "ad_id": "120210000000000001",
          "campaign_name": "Ünïcode 😀", "date_start": "2026-01-15", "date_stop": "2026-01-16",
          "impressions": "185", "clicks": 12, "spend": "14.350000", "cpc": "1.19583333333", "cpm": 77.5675675, "ctr": "6.486486", "cpp": "80",
          "frequency": 1.0278, "reach": "180", "unique_clicks": "11", "unique_ctr": "6.111111",
          "actions": [
            {"action_type":"link_click","value":"4","1d_click":"4","7d_click":"4"},
            {"action_type":"submit_application_total","value":"9"},
            {"action_type":"offsite_conversion.fb_pixel_submit_application","value":"2"},
            {"action_type":"lead","value":"3","action_device":"iphone"},
            {"action_type":"lead","value":4,"action_device":"desktop"}
          ],
          "action_values": [{"value":"150.25","action_type":"submit_application_total"}],
          "cost_per_action_type": [{"action_type":"link_click","value":"3.5875"}], "inline_link_click_ctr": "2.1"
        }
        """;

    [Fact]
    public async Task Every_column_is_read()
    {
        MetaInsight insight = await Graph.ReadOneAsync(Full);

        Assert.Equal(InsightObjectId.From("120210000000000001"), insight.ObjectId);
        Assert.Equal(InsightLevel.Ad, insight.Level);
        Assert.Equal(new DateOnly(2026, 1, 15), insight.DateStart);
        Assert.Equal(new DateOnly(2026, 1, 16), insight.DateStop);
        Assert.Equal(185, insight.Impressions);
        Assert.Equal(12, insight.Clicks);
        Assert.Equal(14.35m, insight.Spend);
        Assert.Equal(1.195833m, insight.Cpc);
        Assert.Equal(77.567568m, insight.Cpm);
        Assert.Equal(80m, insight.Cpp);
        Assert.Equal(6.486486, insight.Ctr);
        Assert.Equal(1.0278, insight.Frequency);
        Assert.Equal(180, insight.Reach);
        Assert.Equal(11, insight.UniqueClicks);
        Assert.Equal(6.111111, insight.UniqueCtr);
        Assert.Equal(5, insight.Actions!.Count);
        Assert.Equal("""[{"value":"150.25","action_type":"submit_application_total"}]""", insight.ActionValues!.ToString());
        Assert.Equal(MetaCampaignId.From("120210000000000003"), insight.MetaCampaignId);
        Assert.Equal(MetaAdSetId.From("120210000000000002"), insight.MetaAdSetId);
        Assert.Equal(MetaAdId.From("120210000000000001"), insight.MetaAdId);
        Assert.Equal(AdAccountId.From("1234567890"), insight.AccountId);
        Assert.Null(insight.CreatedAt);
        Assert.Null(insight.LastUpdated);
    }

    [Fact]
    public async Task The_first_action_type_present_wins_and_its_parts_are_added()
    {
        MetaInsight insight = await Graph.ReadOneAsync(Full);

        Assert.Equal(9, insight.SubmitApplications);
        Assert.Equal(150.25m, insight.SubmitApplicationsValue);
        Assert.Equal(7, insight.Leads);
        Assert.Null(insight.LeadsValue);
        Assert.Null(insight.ViewContent);
        Assert.Null(insight.ViewContentValue);
    }

    [Fact]
    public async Task The_action_types_are_an_option()
    {
        var options = new GraphReadOptions
        {
            SubmitApplicationActionTypes = ["offsite_conversion.fb_pixel_submit_application"],
            LeadActionTypes = [],
            ViewContentActionTypes = ["nothing", "link_click", "lead"],
        };
        MetaInsight insight = await Graph.ReadOneAsync(Full, options: options);

        Assert.Equal(2, insight.SubmitApplications);
        Assert.Null(insight.Leads);
        Assert.Equal(4, insight.ViewContent);
    }

    [Fact]
    public async Task Only_the_action_type_that_counts_has_to_be_a_number()
    {
        MetaInsight insight = await Graph.ReadOneAsync(
            Graph.AdRow(
                """
                "actions":[{"action_type":"offsite_conversion.fb_pixel_lead","value":"many"},{"action_type":"lead","value":"2.0"},
                {"action_type":"view_content"},{"action_type":"submit_application_total","value":null}]
                """
            )
        );
        Assert.Equal(2, insight.Leads);
        Assert.Null(insight.ViewContent);
        Assert.Null(insight.SubmitApplications);
    }

    [Fact]
    public async Task A_missing_metric_is_null_and_so_is_a_null_one_and_zero_is_zero()
    {
        MetaInsight missing = await Graph.ReadOneAsync(Graph.AdRow());
        Assert.Null(missing.Impressions);
        Assert.Null(missing.Spend);
        Assert.Null(missing.Ctr);
        Assert.Null(missing.Actions);
        Assert.Null(missing.SubmitApplications);

        MetaInsight nulls = await Graph.ReadOneAsync(
            Graph.AdRow("""  "impressions":null,"spend":null,"ctr":null,"cpc":null,"actions":null,"campaign_id":null,"country":null  """)
        );
        Assert.Null(nulls.Impressions);
        Assert.Null(nulls.Spend);
        Assert.Null(nulls.Ctr);
        Assert.Null(nulls.Cpc);
        Assert.Null(nulls.Actions);
        Assert.Null(nulls.MetaCampaignId);

        MetaInsight zeros = await Graph.ReadOneAsync(Graph.AdRow("""  "impressions":"0","spend":"0","ctr":0,"actions":[]  """));
        Assert.Equal(0, zeros.Impressions);
        Assert.Equal(0, zeros.Spend);
        Assert.Equal(0, zeros.Ctr);
        Assert.Same(InsightActions.Empty, zeros.Actions);
    }

    [Theory]
    [InlineData(InsightLevel.Account, "7", null, null, null)]
    [InlineData(InsightLevel.Campaign, "30", "30", null, null)]
    [InlineData(InsightLevel.AdSet, "20", "30", "20", null)]
    [InlineData(InsightLevel.Ad, "10", "30", "20", "10")]
    public async Task The_level_decides_key_and_parents(InsightLevel level, string objectId, string? campaign, string? adSet, string? ad)
    {
        string[] ids = ["\"account_id\":\"act_7\"", "\"campaign_id\":\"30\"", "\"adset_id\":\"20\"", "\"ad_id\":\"10\""];
        string row = $$"""{{{string.Join(",", ids.Take((int)level + 1))}},"date_start":"2026-01-15","date_stop":"2026-01-15"}""";
        MetaInsight insight = await Graph.ReadOneAsync(row, level);

        Assert.Equal(objectId, insight.ObjectId.Value);
        Assert.Equal(campaign, insight.MetaCampaignId?.Value);
        Assert.Equal(adSet, insight.MetaAdSetId?.Value);
        Assert.Equal(ad, insight.MetaAdId?.Value);
        Assert.Equal("7", insight.AccountId?.Value);
    }

    [Theory]
    [InlineData(InsightLevel.Account, "account_id")]
    [InlineData(InsightLevel.Campaign, "campaign_id")]
    [InlineData(InsightLevel.AdSet, "adset_id")]
    [InlineData(InsightLevel.Ad, "ad_id")]
    public async Task A_row_without_the_id_of_its_level_is_refused(InsightLevel level, string member)
    {
        GraphFormatException exception = await Graph.FailAsync("""[{"date_start":"2026-01-15","date_stop":"2026-01-15"}]""", level);
        Assert.StartsWith($"{member} is missing", exception.Message, StringComparison.Ordinal);
        Assert.Equal("$[0]", exception.Path);
    }

    [Fact]
    public async Task Rows_of_a_level_below_are_refused_rather_than_stored_over_each_other()
    {
        GraphFormatException exception = await Graph.FailAsync(Graph.Page(Full), InsightLevel.Campaign);
        Assert.Equal("$.data[0].ad_id", exception.Path);
        Assert.Contains("level ad", exception.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("120210000000000001", "120210000000000001")]
    [InlineData("\"9007199254740993123456789\"", "9007199254740993123456789")]
    [InlineData("9007199254740993", "9007199254740993")]
    [InlineData("123456789012345678901234567890", "123456789012345678901234567890")]
    public async Task Ids_keep_every_digit(string json, string id)
    {
        string row = $$"""{"ad_id":{{json}},"date_start":"2026-01-15","date_stop":"2026-01-15"}""";
        Assert.Equal(id, (await Graph.ReadOneAsync(row)).ObjectId.Value);
    }

    [Theory]
    [InlineData("\"0.0000005\"", "0")]
    [InlineData("\"0.0000015\"", "0.000002")]
    [InlineData("\"0.00000050000001\"", "0.000001")]
    [InlineData("\"0.00000049999\"", "0")]
    [InlineData("\"1.0000025\"", "1.000002")]
    [InlineData("\"1.0000035\"", "1.000004")]
    [InlineData("\"-1.0000035\"", "-1.000004")]
    [InlineData("1e-9", "0")]
    [InlineData("0.99999999", "1")]
    [InlineData("999999999.9999995", "1000000000")]
    [InlineData("\"123456789.1234564999999999999999\"", "123456789.123456")]
    [InlineData("1.5E3", "1500")]
    public async Task Quotients_are_rounded_half_to_even_at_six_decimals(string json, string expected)
    {
        MetaInsight insight = await Graph.ReadOneAsync(Graph.AdRow($"\"cpc\":{json},\"cpm\":{json},\"cpp\":{json}"));
        decimal cost = decimal.Parse(expected, CultureInfo.InvariantCulture);
        Assert.Equal(cost, insight.Cpc);
        Assert.Equal(cost, insight.Cpm);
        Assert.Equal(cost, insight.Cpp);
    }

    [Theory]
    [InlineData("\"123456789.123456\"", "123456789.123456")]
    [InlineData("\"999999999999.999\"", "999999999999.999")]
    [InlineData("\"14.3500000000000000\"", "14.35")]
    [InlineData("\"-3.10\"", "-3.1")]
    [InlineData("1e-6", "0.000001")]
    [InlineData("5E+3", "5000")]
    public async Task Money_is_exact(string json, string expected) =>
        Assert.Equal(
            decimal.Parse(expected, CultureInfo.InvariantCulture),
            (await Graph.ReadOneAsync(Graph.AdRow($"\"spend\":{json}"))).Spend
        );

    [Fact]
    public async Task Whole_numbers_may_have_a_fraction_of_zeros()
    {
        MetaInsight insight = await Graph.ReadOneAsync(Graph.AdRow("\"impressions\":185.0,\"clicks\":\"9223372036854775807\""));
        Assert.Equal(185, insight.Impressions);
        Assert.Equal(long.MaxValue, insight.Clicks);
    }

    [Fact]
    public async Task The_last_of_members_with_the_same_name_wins()
    {
        MetaInsight insight = await Graph.ReadOneAsync(
            Graph.AdRow(
                """  "clicks":"1","spend":"5","cl\u0069cks":"2","spend":null,"actions":[{"action_type":"lead","value":1}],"actions":[]  """
            )
        );
        Assert.Equal(2, insight.Clicks);
        Assert.Null(insight.Spend);
        Assert.Null(insight.Leads);
    }

    [Theory]
    [InlineData("tr-TR")]
    [InlineData("de-DE")]
    [InlineData("ar-SA")]
    public async Task The_culture_changes_nothing(string culture)
    {
        MetaInsight invariant = await Graph.ReadOneAsync(Full);
        CultureInfo before = Thread.CurrentThread.CurrentCulture;
        Thread.CurrentThread.CurrentCulture = new CultureInfo(culture);
        try
        {
            MetaInsight insight = await Graph.ReadOneAsync(Full);
            Assert.Equivalent(invariant, insight, strict: true);
            GraphFormatException exception = await Graph.FailAsync(
                Graph.Page("""{"ad_id":"1","date_start":"2026-01-15","date_stop":"2026-01-14"}""")
            );
            Assert.Contains("2026-01-14 is before date_start 2026-01-15", exception.Message, StringComparison.Ordinal);
        }
        finally
        {
            Thread.CurrentThread.CurrentCulture = before;
        }
    }
}
