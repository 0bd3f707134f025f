using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace AdFlux.Data.Mapping.Converters;

/// <summary>Drops the zeros that numeric(18,6) pads a value with, so that 14.35 prints the same from both providers.</summary>
internal sealed class PlainDecimalConverter() : ValueConverter<decimal, decimal>(money => money, number => PlainDecimal.Of(number));
