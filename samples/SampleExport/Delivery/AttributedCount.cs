using System.Runtime.InteropServices;

namespace AdFlux.Samples.Delivery;

/// <summary>Conversions by attribution window. Each click window includes the shorter ones.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct AttributedCount(long OneDayClick, long SevenDayClick, long TwentyEightDayClick, long OneDayView)
{
    /// <summary>What Meta shows first: the account attributes within seven days of a click or one day of a view.</summary>
    public long Value => SevenDayClick + OneDayView;

    /// <summary>Spreads <paramref name="total"/> conversions over the windows.</summary>
    public static AttributedCount Spread(long total, SplitMix64 random)
    {
        long views = Math.Min(total, random.NextCount(total * 0.12));
        long sevenDays = total - views;
        long oneDay = sevenDays - Math.Min(sevenDays, random.NextCount(sevenDays * 0.25));
        return new(oneDay, sevenDays, sevenDays + random.NextCount(sevenDays * 0.1), views);
    }

    /// <summary>Adds conversions on the day of the click, which every click window counts.</summary>
    public AttributedCount AddSameDay(long count) =>
        this with
        {
            OneDayClick = OneDayClick + count,
            SevenDayClick = SevenDayClick + count,
            TwentyEightDayClick = TwentyEightDayClick + count,
        };

    /// <summary>Adds conversions two to seven days after the click.</summary>
    public AttributedCount AddWithinAWeek(long count) =>
        this with
        {
            SevenDayClick = SevenDayClick + count,
            TwentyEightDayClick = TwentyEightDayClick + count,
        };

    /// <summary>Adds conversions more than a week after the click: the value stays.</summary>
    public AttributedCount AddAfterAWeek(long count) => this with { TwentyEightDayClick = TwentyEightDayClick + count };
}
