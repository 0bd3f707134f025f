using System.Text.Json.Serialization.Metadata;

namespace AdFlux.Data.Json;

/// <summary>A value that one JSON column holds. The generator implements it for types with <see cref="JsonColumnAttribute"/>.</summary>
/// <typeparam name="TSelf">The type of the value.</typeparam>
public interface IJsonColumn<TSelf>
    where TSelf : class, IJsonColumn<TSelf>
{
    /// <summary>How the value is read and written, from a source-generated serializer context.</summary>
    static abstract JsonTypeInfo<TSelf> JsonTypeInfo { get; }
}
