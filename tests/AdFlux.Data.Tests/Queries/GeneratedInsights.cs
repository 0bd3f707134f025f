using AdFlux.Data.Ids;
using AdFlux.Data.Json;
using AdFlux.Data.Model;

namespace AdFlux.Data.Tests.Queries;

/// <summary>Insights of every level with nulls and extreme values, the same for the same seed.</summary>
internal sealed class GeneratedInsights(int seed)
{
    private static readonly decimal[] _money =
    [
        0m,
        0.000001m,
        -0.000001m,
        14.35m,
        100m,
        0.1m,
        -5.5m,
        999_999_999_999m,
        999_999_999.999999m,
        -999_999_999_999.999m,
        123_456_789.012345m,
        1_000_000m,
    ];

    private static readonly double[] _ratios = [0, -0.0, double.Epsilon, double.MaxValue, double.MinValue, 1.0 / 3, 3.0303, 100];

    private static readonly long[] _counts = [0, 1, int.MaxValue, uint.MaxValue, long.MaxValue, 1234];

    private static readonly DateOnly[] _extremeDays = [new(1, 1, 2), new(9999, 12, 30), new(2024, 2, 29)];

    private static readonly string[] _actions =
    [
        "[]",
        """[{"action_type":"lead","value":"4","7d_click":"3","1d_view":"1"},{"action_type":"link_click","value":"28"}]""",
        """[{"action_type":"Größe 😀 \" \\ \u0001","value":1.50,"nested":{"z":[1,2,{"a":null}],"a":true,"longer name":1e30}}]""",
        """[{"value":"1","action_type":"b"},{"action_type":"b","bb":"2","a":"1"}]""",
    ];

    private readonly Random _random = new(seed);

    /// <summary>Rows with keys of their own.</summary>
    public IReadOnlyList<MetaInsight> Take(int count)
    {
        var rows = new Dictionary<(string, InsightLevel, DateOnly), MetaInsight>();
        while (rows.Count < count)
        {
            MetaInsight row = Next();
            rows[(row.ObjectId.Value, row.Level, row.DateStart)] = row;
        }

        return [.. rows.Values];
    }

    private MetaInsight Next()
    {
        var level = (InsightLevel)_random.Next(4);
        int ad = _random.Next(1, 13);
        MetaAdId? adId = level == InsightLevel.Ad ? Rows.Ad(ad) : null;
        MetaAdSetId? adSet = level >= InsightLevel.AdSet ? Rows.AdSet(((ad - 1) / 3) + 1) : null;
        MetaCampaignId? campaign = level >= InsightLevel.Campaign ? Rows.Campaign(((ad - 1) / 6) + 1) : null;
        DateOnly day = _random.Next(20) == 0 ? Pick(_extremeDays) : Rows.FirstDay.AddDays(_random.Next(30));
        return new MetaInsight
        {
            ObjectId = InsightObjectId.From(
                adId?.Value ?? adSet?.Value ?? campaign?.Value ?? (_random.Next(2) == 0 ? Rows.Account.Value : "act_é 😀")
            ),
            Level = level,
            DateStart = day,
            DateStop = day.Year < 9999 ? day.AddDays(_random.Next(3)) : day,
            Impressions = Count(),
            Clicks = Count(),
            Spend = Money(),
            Cpc = Money(),
            Cpm = Money(),
            Ctr = Ratio(),
            Cpp = Money(),
            Frequency = Ratio(),
            Reach = Count(),
            UniqueClicks = Count(),
            UniqueCtr = Ratio(),
            Actions = Actions(),
            ActionValues = Actions(),
            SubmitApplications = Count(),
            SubmitApplicationsValue = Money(),
            Leads = Count(),
            LeadsValue = Money(),
            ViewContent = Count(),
            ViewContentValue = Money(),
            MetaCampaignId = campaign,
            MetaAdSetId = adSet,
            MetaAdId = adId,
        };
    }

    private long? Count() => IsNull() ? null : Pick(_counts);

    private double? Ratio() => IsNull() ? null : Pick(_ratios);

    private decimal? Money() =>
        IsNull() ? null
        : _random.Next(2) == 0 ? Pick(_money)
        : new decimal(_random.NextInt64(-999_999_999_999_999, 1_000_000_000_000_000)) / (decimal)Math.Pow(10, _random.Next(3, 7));

    private InsightActions? Actions() => IsNull() ? null : InsightActions.Parse(Pick(_actions));

    private bool IsNull() => _random.Next(4) == 0;

    private T Pick<T>(T[] values) => values[_random.Next(values.Length)];
}
