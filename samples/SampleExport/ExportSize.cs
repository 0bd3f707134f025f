namespace AdFlux.Samples;

/// <summary>How much an export holds; the shapes of its rows are the same at every size.</summary>
/// <param name="Ads">Ads in the account, from 1 to <see cref="MaxAds"/>.</param>
/// <param name="Days">Days of insights up to <see cref="LastDay"/>, from 1 to <see cref="MaxDays"/>.</param>
public sealed record ExportSize(int Ads, int Days)
{
    /// <summary>The most ads that the ids have room for.</summary>
    public const int MaxAds = 999_999;

    /// <summary>Ten years.</summary>
    public const int MaxDays = 3_650;

    /// <summary>The size of the export that lies beside the quickstart.</summary>
    public static ExportSize Sample { get; } = new(Ads: 40, Days: 60);

    /// <summary>The last day of every export.</summary>
    public static DateOnly LastDay { get; } = new(2026, 6, 30);

    /// <summary>The first day that has insights.</summary>
    public DateOnly FirstDay => LastDay.AddDays(1 - Days);
}
