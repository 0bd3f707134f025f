using System.Globalization;

namespace AdFlux.Data.Model;

/// <summary>Reads the budgets and bids that Meta sends as text.</summary>
internal static class MinorUnits
{
    /// <summary>Reads an amount in minor units of the account's currency: <c>"5000"</c> is 50.00 where a unit has 100 parts.</summary>
    /// <param name="amount">The text that Meta sent, or null.</param>
    /// <returns>The amount; null when there is no text or it is not a whole number within <see cref="long"/>.</returns>
    public static long? Read(string? amount) =>
        long.TryParse(amount, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long units) ? units : null;
}
