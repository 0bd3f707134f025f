namespace AdFlux.Data.Mapping.Converters;

/// <summary>A decimal without trailing zeros.</summary>
internal static class PlainDecimal
{
    // Dividing by one with 28 decimals leaves the smallest scale that holds the value.
    public static decimal Of(decimal number) => number / 1.0000000000000000000000000000m;
}
