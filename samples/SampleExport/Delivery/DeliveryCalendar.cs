namespace AdFlux.Samples.Delivery;

/// <summary>How much of a budget a day takes: people look for jobs on Mondays and hardly on holidays.</summary>
internal static class DeliveryCalendar
{
    private static readonly double[] ByWeekday = [0.86, 1.12, 1.09, 1.06, 1.0, 0.91, 0.74];

    private static readonly Dictionary<DateOnly, double> Exceptions = new()
    {
        [new(2026, 5, 14)] = 0.68, // Ascension Day
        [new(2026, 5, 25)] = 0.7, // Whit Monday
        [new(2026, 6, 4)] = 0.76, // Corpus Christi
        [new(2026, 6, 17)] = 0.35, // a card was declined, and ads rested until the next morning
    };

    public static double DemandOn(DateOnly day) => ByWeekday[(int)day.DayOfWeek] * Exceptions.GetValueOrDefault(day, 1);
}
