using AdFlux.Data.Generators.Declarations;

namespace AdFlux.Data.Generators.RowCodecs;

/// <summary>What a row codec is generated from.</summary>
/// <param name="Entity">Where the entity is declared.</param>
/// <param name="Members">Its columns, in order.</param>
internal sealed record RowCodecModel(Declaration Entity, EquatableArray<RowMember> Members)
{
    /// <summary>The codec's name.</summary>
    public string Name => Entity.Name.TrimStart('@') + "Codec";

    /// <summary>The codec's name with its namespace, as metadata has it.</summary>
    public string MetadataName => Entity.MetadataName + "Codec";
}
