using System.Text.Json.Serialization.Metadata;

namespace AdFlux.Data.Mapping.ColumnTypes;

/// <summary>Tells what a JSON column holds, whatever its type.</summary>
internal interface IJsonColumnConverter
{
    /// <summary>How its values are read and written.</summary>
    JsonTypeInfo TypeInfo { get; }
}
