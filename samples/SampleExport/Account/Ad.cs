using System.Globalization;

namespace AdFlux.Samples.Account;

/// <summary>An ad, when it ran, and how well people like it.</summary>
internal sealed class Ad
{
    private const long FirstId = 120_210_000_002_000_000;
    private const long FirstCreativeId = 23_850_000_003_000_000;
    private const int PlanStream = 1;
    private const int UnknownStatusOrdinal = 34;
    private const int BareCreativeOrdinal = 8;

    public Ad(AdSet adSet, int ordinal, int position, ExportSize size)
    {
        var random = SplitMix64.For(PlanStream, ordinal, dayNumber: 0);
        double liking = random.NextUnit();
        Job job = adSet.Campaign.Job;

        AdSet = adSet;
        Ordinal = ordinal;
        Id = (FirstId + ordinal).ToString(CultureInfo.InvariantCulture);
        CreativeId = (FirstCreativeId + ordinal).ToString(CultureInfo.InvariantCulture);
        Format = (AdFormat)((position + adSet.Position) % 3);
        Message = job.Messages[(position + (2 * adSet.Position)) % job.Messages.Count];
        Name = string.Create(CultureInfo.InvariantCulture, $"{Message} | {Format} {ordinal}");
        Quality = 0.45 + (1.25 * liking * liking);

        bool isRefresh = position == 3;
        FirstDay = isRefresh
            ? Later(adSet.Campaign.Launch, size.FirstDay).AddDays(size.Days / 6 + random.NextInt(1 + (size.Days / 4)))
            : adSet.Campaign.Launch.AddDays(position % 3);
        Status = (position, adSet.Position % 3) switch
        {
            _ when ordinal == UnknownStatusOrdinal => "ON_HOLD",
            _ when adSet.Status is "ARCHIVED" => "ARCHIVED",
            (1, 1) => "ARCHIVED",
            (4, _) => "PAUSED",
            _ => "ACTIVE",
        };
        LastDay = Status switch
        {
            "ARCHIVED" => Earlier(adSet.LastDay, size.FirstDay.AddDays(size.Days * 5 / 9)),
            "PAUSED" or "ON_HOLD" => Earlier(adSet.LastDay, size.FirstDay.AddDays(size.Days * 3 / 5)),
            _ => adSet.LastDay,
        };
    }

    public string Id { get; }

    public string CreativeId { get; }

    public string Name { get; }

    public string Message { get; }

    public AdFormat Format { get; }

    public string Status { get; }

    public string EffectiveStatus =>
        Status switch
        {
            "ON_HOLD" => "PENDING_EMPLOYMENT_REVIEW",
            not "ACTIVE" => Status,
            _ when AdSet.Status is "PAUSED" => "ADSET_PAUSED",
            _ => AdSet.EffectiveStatus,
        };

    public AdSet AdSet { get; }

    public int Ordinal { get; }

    /// <summary>The first day on which it may be shown.</summary>
    public DateOnly FirstDay { get; }

    /// <summary>The last day on which it may be shown.</summary>
    public DateOnly LastDay { get; }

    /// <summary>1 is an ordinary ad; better ones get more of the budget and more clicks.</summary>
    public double Quality { get; }

    /// <summary>Its creative was listed without its fields, as the Graph API does when nobody asks for them.</summary>
    public bool HasBareCreative => Ordinal == BareCreativeOrdinal;

    public bool RunsOn(DateOnly day) => day >= FirstDay && day <= LastDay;

    private static DateOnly Later(DateOnly a, DateOnly b) => a > b ? a : b;

    private static DateOnly Earlier(DateOnly a, DateOnly b) => a < b ? a : b;
}
