using AdFlux.Data.Generators.Declarations;

namespace AdFlux.Data.Generators.JsonColumns;

/// <summary>What a JSON column is generated from.</summary>
/// <param name="Declaration">Where it is declared.</param>
/// <param name="TypeInfo">The expression of its <c>JsonTypeInfo</c>, through the serializer context.</param>
/// <param name="Immutable">Whether its values never change.</param>
internal sealed record JsonColumnModel(Declaration Declaration, string TypeInfo, bool Immutable);
