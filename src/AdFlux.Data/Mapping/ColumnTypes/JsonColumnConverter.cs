using System.Text.Json.Serialization.Metadata;
using AdFlux.Data.Json;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace AdFlux.Data.Mapping.ColumnTypes;

/// <summary>Stores a value as canonical JSON text. A stored JSON <c>null</c> reads as null.</summary>
/// <typeparam name="T">The type of the value.</typeparam>
public sealed class JsonColumnConverter<T> : ValueConverter<T, string>, IJsonColumnConverter
    where T : class, IJsonColumn<T>
{
    /// <summary>Creates the converter.</summary>
    public JsonColumnConverter()
        : base(value => JsonColumnText.WriteString(value), json => JsonColumnText.Read<T>(json)!) { }

    JsonTypeInfo IJsonColumnConverter.TypeInfo => T.JsonTypeInfo;
}
