using AdFlux.Data.Ids;
using AdFlux.Data.Json;
using AdFlux.Data.Model;
using FsCheck;
using FsCheck.Fluent;

namespace AdFlux.Data.Tests.Upserts;

/// <summary>Made-up inputs of successive upserts: few keys and few values, so that rows repeat, change and come back.</summary>
internal static class InsightBatches
{
    private static readonly string?[] _documents =
    [
        null,
        "[]",
        """[{"action_type":"lead","value":"4"}]""",
        """[ {"value":"4", "action_type":"lead"} ]""",
        """[{"action_type":"lead","value":"4","7d_click":"3"},{"action_type":"like","value":4}]""",
        """[{"action_type":"Käse 🧀","value":"4"}]""",
    ];

    private static readonly decimal?[] _amounts =
    [
        null,
        0m,
        -0.0m,
        1.10m,
        1.1m,
        0.000001m,
        -0.000001m,
        9999.9999m,
        10000m,
        10000.0001m,
        123_456_789.123456m,
        999_999_999_999m,
        -999_999_999_999m,
        100_000_000_000m,
        0.5000000000000000000000000000m,
    ];

    private static readonly long?[] _counts = [null, 0, 1, 2, long.MaxValue];

    private static readonly double?[] _ratios = [null, 0, 1.5, 1e-300, double.MaxValue, 1 / 3.0];

    public static Arbitrary<List<List<MetaInsight>>> Any { get; } = Row().ListOf().Select(ToList).ListOf(3).Select(ToList).ToArbitrary();

    /// <summary>Two upserts of rows of which neighbours mostly are new, changed or unchanged alike.</summary>
    public static Arbitrary<List<List<MetaInsight>>> Runs { get; } =
        (from fate in Gen.Elements(Enum.GetValues<Fate>()) from rows in Gen.Choose(1, 5) select Enumerable.Repeat(fate, rows))
            .ListOf(25)
            .Select(runs => Make([.. runs.SelectMany(run => run)]))
            .ToArbitrary();

    private enum Fate
    {
        New,
        Unchanged,
        Changed,
        Moved,
    }

    private static List<List<MetaInsight>> Make(Fate[] fates)
    {
        List<MetaInsight> before = [];
        List<MetaInsight> after = [];
        for (int i = 0; i < fates.Length; i++)
        {
            (int ad, int day) = (1 + (i / 12), i % 12);
            if (fates[i] != Fate.New)
                before.Add(Rows.Insight(ad, day));

            MetaInsight row = Rows.Insight(ad, day);
            row.ViewContentValue += fates[i] == Fate.Changed ? 0.25m : 0m;
            row.MetaCampaignId = fates[i] == Fate.Moved ? Rows.Campaign(2) : row.MetaCampaignId;
            after.Add(row);
        }

        return [before, after];
    }

    private static List<T> ToList<T>(IEnumerable<T> items) => [.. items];

    private static Gen<MetaInsight> Row() =>
        from ad in Gen.Choose(1, 3)
        from day in Gen.Choose(0, 2)
        from length in day == 2 ? Gen.Choose(5, 6) : Gen.Constant(0)
        from level in Gen.Elements(InsightLevel.Account, InsightLevel.Campaign, InsightLevel.Ad)
        from counts in Gen.Elements(_counts).ArrayOf(7)
        from amounts in Gen.Frequency((4, Gen.Elements(_amounts)), (1, Amount())).ArrayOf(7)
        from ratios in Gen.Elements(_ratios).ArrayOf(3)
        from documents in Gen.Elements(_documents).ArrayOf(2)
        from varies in Gen.Choose(0, 3)
        select Make(ad, day, length, level, counts, amounts, ratios, documents, varies);

    // Up to 15 significant digits, six of them behind the point.
    private static Gen<decimal?> Amount() =>
        from digits in Gen.Choose(0, 999_999_999)
        from more in Gen.Choose(0, 999)
        from scale in Gen.Choose(0, 6)
        from isNegative in Gen.Elements(true, false)
        select (decimal?)((isNegative ? -1 : 1) * (digits + (more * 1_000_000_000m)) / (decimal)Math.Pow(10, scale));

    private static MetaInsight Make(
        int ad,
        int day,
        int length,
        InsightLevel level,
        long?[] counts,
        decimal?[] amounts,
        double?[] ratios,
        string?[] documents,
        int varies
    )
    {
        DateOnly start = Rows.FirstDay.AddDays(day);
        string id = level switch
        {
            InsightLevel.Account => "act",
            InsightLevel.Campaign => Rows.Campaign(1).Value,
            _ => Rows.Ad(ad).Value,
        };
        var row = new MetaInsight
        {
            ObjectId = InsightObjectId.From(id),
            Level = level,
            DateStart = start,
            DateStop = start.AddDays(length),
            MetaCampaignId = level == InsightLevel.Account ? null : Rows.Campaign(1),
            MetaAdSetId = level == InsightLevel.Ad ? Rows.AdSet(1) : null,
            MetaAdId = level == InsightLevel.Ad ? Rows.Ad(ad) : null,
        };

        // Most rows are all alike but for a few members: else hardly any would come back unchanged.
        if (varies == 0)
            return row;

        (row.Impressions, row.Clicks, row.Spend, row.Actions) = (counts[0], counts[1], amounts[0], Parse(documents[0]));
        if (varies < 3)
            return row;

        (row.Reach, row.UniqueClicks, row.SubmitApplications, row.Leads, row.ViewContent) = (
            counts[2],
            counts[3],
            counts[4],
            counts[5],
            counts[6]
        );
        (row.Cpc, row.Cpm, row.Cpp, row.SubmitApplicationsValue, row.LeadsValue, row.ViewContentValue) = (
            amounts[1],
            amounts[2],
            amounts[3],
            amounts[4],
            amounts[5],
            amounts[6]
        );
        (row.Ctr, row.Frequency, row.UniqueCtr) = (ratios[0], ratios[1], ratios[2]);
        row.ActionValues = Parse(documents[1]);
        return row;
    }

    private static InsightActions? Parse(string? json) => json is null ? null : InsightActions.Parse(json);
}
