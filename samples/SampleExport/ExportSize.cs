namespace AdFlux.Samples;

/// <summary>How much an export holds; the shapes of its rows are the same at every size.</summary>
public sealed record ExportSize
{
    /// <summary>The most ads that the ids have room for.</summary>
    public const int MaxAds = 999_999;

    /// <summary>Ten years.</summary>
    public const int MaxDays = 3_650;

    /// <summary>A size of so many ads and days.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A number is below 1 or above its maximum.</exception>
    public ExportSize(int ads, int days)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(ads, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(ads, MaxAds);
        ArgumentOutOfRangeException.ThrowIfLessThan(days, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(days, MaxDays);
        Ads = ads;
        Days = days;
    }

    /// <summary>The size of the export that lies beside the quickstart.</summary>
    public static ExportSize Sample { get; } = new(ads: 40, days: 60);

    /// <summary>The last day of every export.</summary>
    public static DateOnly LastDay { get; } = new(2026, 6, 30);

    /// <summary>Ads in the account.</summary>
    public int Ads { get; }

    /// <summary>Days of insights, the last of them <see cref="LastDay"/>.</summary>
    public int Days { get; }

    /// <summary>The first day that has insights.</summary>
    public DateOnly FirstDay => LastDay.AddDays(1 - Days);
}
