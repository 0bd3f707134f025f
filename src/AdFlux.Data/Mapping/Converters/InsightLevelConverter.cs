using AdFlux.Data.Model;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace AdFlux.Data.Mapping.Converters;

/// <summary>An insight's level as the name that Meta gives it.</summary>
internal sealed class InsightLevelConverter()
    : ValueConverter<InsightLevel, string>(level => level.ToName(), name => InsightLevelNames.Parse(name));
