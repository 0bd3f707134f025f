namespace AdFlux.Data.Json;

/// <summary>Makes a <c>partial</c> class or record the value of a JSON column: <c>jsonb</c> on PostgreSQL, canonical text on SQLite.</summary>
/// <remarks>
/// CLR null is SQL NULL. Keep members that nobody has listed with
/// <see cref="System.Text.Json.Serialization.JsonExtensionDataAttribute"/>, or saving a changed value drops them.
/// </remarks>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct, Inherited = false)]
public sealed class JsonColumnAttribute : Attribute
{
    /// <summary>Names the serializer context.</summary>
    /// <param name="contextType">A <c>JsonSerializerContext</c> with <c>[JsonSerializable]</c> for the type.</param>
    public JsonColumnAttribute(Type contextType)
    {
        ContextType = contextType;
    }

    /// <summary>The serializer context that reads and writes the value.</summary>
    public Type ContextType { get; }

    /// <summary>
    /// Whether a value never changes after it was made. EF Core then shares the reference and compares with
    /// <see cref="object.Equals(object)"/>; by default it copies the value and compares its JSON. False by default.
    /// </summary>
    public bool Immutable { get; set; }
}
