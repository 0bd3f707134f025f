using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace AdFlux.Data.Mapping.Converters;

/// <summary>Money as the number that SQLite computes with; exact both ways for the 15 significant digits that are accepted.</summary>
internal sealed class DecimalToDoubleConverter() : ValueConverter<decimal, double>(money => (double)money, number => (decimal)number);
