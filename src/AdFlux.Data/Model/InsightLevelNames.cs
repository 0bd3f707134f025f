namespace AdFlux.Data.Model;

/// <summary>The names that Meta gives the levels, which are also what is stored.</summary>
internal static class InsightLevelNames
{
    public static string ToName(this InsightLevel level) =>
        level switch
        {
            InsightLevel.Account => "account",
            InsightLevel.Campaign => "campaign",
            InsightLevel.AdSet => "adset",
            InsightLevel.Ad => "ad",
            _ => throw new ArgumentOutOfRangeException(nameof(level), level, "Not an insight level."),
        };

    public static InsightLevel Parse(string name) =>
        name switch
        {
            "account" => InsightLevel.Account,
            "campaign" => InsightLevel.Campaign,
            "adset" => InsightLevel.AdSet,
            "ad" => InsightLevel.Ad,
            _ => throw new FormatException($"'{name}' is not an insight level: account, campaign, adset and ad are."),
        };
}
