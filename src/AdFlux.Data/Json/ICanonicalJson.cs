namespace AdFlux.Data.Json;

/// <summary>A JSON column's value that is in canonical form already.</summary>
internal interface ICanonicalJson
{
    /// <summary>The canonical text; see <see cref="CanonicalJson"/>.</summary>
    ReadOnlyMemory<byte> Utf8Json { get; }
}
