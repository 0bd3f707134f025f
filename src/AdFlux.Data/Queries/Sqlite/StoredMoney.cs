using AdFlux.Data.Mapping.Converters;

namespace AdFlux.Data.Queries.Sqlite;

/// <summary>Money as the decimal that was stored as a double.</summary>
internal static class StoredMoney
{
    private const double Millionths = 1e6;
    private const double ExactLimit = 1e15;

    /// <summary>Gives the decimal of at most 15 digits that is nearest to the number, without zeros at its end.</summary>
    public static decimal Of(double number)
    {
        // What we store has six decimals at most: if those give the same double, they are the nearest decimal, and a conversion less.
        double scaled = Math.Round(number * Millionths);
        return Math.Abs(scaled) < ExactLimit && scaled / Millionths == number ? PlainDecimal.OfMillionths((long)scaled) : (decimal)number;
    }
}
