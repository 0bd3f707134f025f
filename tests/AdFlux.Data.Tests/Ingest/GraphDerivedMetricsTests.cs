using AdFlux.Data.Ingest;
using AdFlux.Data.Model;

namespace AdFlux.Data.Tests.Ingest;

/// <summary>What an insight's row has of applications, leads and views, each in the fast way of reading and in the one that reads any row.</summary>
public sealed class GraphDerivedMetricsTests
{
    [Theory]
    [InlineData("lead 8, offsite_conversion.fb_pixel_lead 3, onsite_conversion.lead_grouped 5", 8)]
    [InlineData("onsite_conversion.lead_grouped 5, lead 5", 5)]
    [InlineData("onsite_conversion.lead_grouped 5, offsite_conversion.fb_pixel_lead 3", 3)]
    [InlineData("onsite_conversion.lead_grouped 5", 5)]
    [InlineData("offsite_conversion.fb_pixel_custom 5", null)]
    public async Task The_total_of_leads_comes_before_its_parts(string actions, int? leads) =>
        await CheckAsync(actions, insight => insight.Leads, leads);

    [Theory]
    [InlineData("offsite_conversion.fb_pixel_view_content 3, view_content 4, omni_view_content 9", 9)]
    [InlineData("offsite_conversion.fb_pixel_view_content 3, view_content 4", 4)]
    [InlineData("offsite_conversion.fb_pixel_view_content 3", 3)]
    public async Task The_total_of_views_comes_before_its_parts(string actions, int views) =>
        await CheckAsync(actions, insight => insight.ViewContent, views);

    [Theory]
    [InlineData("offsite_conversion.fb_pixel_submit_application 3, submit_application_total 4", 4)]
    [InlineData("offsite_conversion.fb_pixel_submit_application 3", 3)]
    public async Task The_total_of_applications_comes_before_its_parts(string actions, int applications) =>
        await CheckAsync(actions, insight => insight.SubmitApplications, applications);

    [Theory]
    [InlineData("lead 7 action_reaction=like, lead 2 action_reaction=love, lead 9", 9)]
    [InlineData("lead 9, lead 7 action_reaction=like, lead 2 action_reaction=love", 9)]
    [InlineData("lead 7 action_reaction=like, lead 2 action_reaction=love", 9)]
    [InlineData("lead 7 matched_persona_id=1, lead 8", 8)]
    [InlineData("lead 9 7d_click=3, lead 8 skan_view_third_postback=1", 17)]
    [InlineData("lead 7 action_device=x, offsite_conversion.fb_pixel_lead 9", 7)]
    public async Task An_entry_without_the_breakdown_of_others_is_their_total(string actions, int leads) =>
        await CheckAsync(actions, insight => insight.Leads, leads);

    [Fact]
    public async Task A_breakdown_that_is_null_is_none()
    {
        MetaInsight insight = await Graph.ReadOneAsync(
            Graph.AdRow(
                "\"actions\":[{\"action_type\":\"lead\",\"value\":\"7\",\"action_device\":null},{\"action_type\":\"lead\",\"value\":\"1\",\"action_device\":\"x\"}]"
            )
        );

        Assert.Equal((7, 7m), (insight.Leads, insight.Actions!.ValueOf("lead")));
    }

    [Theory]
    [InlineData("lead 0.5 action_device=a, lead 0.5 action_device=b", 1)]
    [InlineData("lead 2.5", 2)]
    [InlineData("lead 3.5", 4)]
    [InlineData("lead 4.0000000000000001", 4)]
    public async Task A_fractional_count_is_rounded_half_to_even_once_it_is_added_up(string actions, int leads) =>
        await CheckAsync(actions, insight => insight.Leads, leads);

    [Theory]
    [InlineData("-1")]
    [InlineData("-0.4")]
    [InlineData("x")]
    [InlineData("9223372036854775808")]
    public async Task A_count_that_is_none_is_refused(string value)
    {
        GraphFormatException error = await Graph.FailAsync(Graph.Page(Row($"lead {value}", "actions")));

        Assert.StartsWith(
            $"value is \"{value}\" where a number that is not below zero is expected",
            error.Message,
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData("9.9900000000000002", "9.99")]
    [InlineData("9.990000000000001", "9.99")]
    [InlineData("0.30000000000000004", "0.3")]
    [InlineData("-5.25", "-5.25")]
    [InlineData("0.0000005", "0")]
    public async Task A_value_with_the_noise_of_a_double_is_rounded_to_six_decimals(string value, string expected)
    {
        foreach (string page in Pages(Row($"lead {value}", "action_values")))
        {
            MetaInsight insight = (await Graph.ReadAsync(page))[^1];

            Assert.Equal(decimal.Parse(expected, System.Globalization.CultureInfo.InvariantCulture), insight.LeadsValue);
            Assert.Contains(value, insight.ActionValues!.ToString(), StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("impressions")]
    [InlineData("clicks")]
    [InlineData("reach")]
    [InlineData("unique_clicks")]
    public async Task A_metric_below_zero_is_refused(string member)
    {
        GraphFormatException error = await Graph.FailAsync(Graph.Page(Graph.AdRow(id: "7"), Graph.AdRow($"\"{member}\":\"-1\"")));

        Assert.StartsWith($"{member} is \"-1\" where a number that is not below zero is expected", error.Message, StringComparison.Ordinal);
    }

    private static async Task CheckAsync(string actions, Func<MetaInsight, long?> metric, int? expected)
    {
        foreach (string page in Pages(Row(actions, "actions")))
            Assert.Equal(expected, metric((await Graph.ReadAsync(page))[^1]));
    }

    // The first row of a page goes the slow way, the others the fast one.
    private static string[] Pages(string row) => [Graph.Page(row), Graph.Page(Graph.AdRow(id: "7"), row)];

    // "lead 3 action_device=x, lead 4" as entries.
    private static string Row(string entries, string member)
    {
        IEnumerable<string> json = entries
            .Split(", ")
            .Select(entry => entry.Split(' '))
            .Select(parts =>
                string.Join(
                    ',',
                    [
                        $"\"action_type\":\"{parts[0]}\"",
                        $"\"value\":\"{parts[1]}\"",
                        .. parts[2..].Select(more => more.Split('=')).Select(more => $"\"{more[0]}\":\"{more[1]}\""),
                    ]
                )
            );
        return Graph.AdRow($"\"{member}\":[{string.Join(',', json.Select(entry => $"{{{entry}}}"))}]");
    }
}
