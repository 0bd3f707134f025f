namespace AdFlux.Data.Rows;

/// <summary>
/// Makes the generator write an <see cref="IRowCodec{T}"/> for an entity, named for it: <c>MetaInsight</c> gets <c>MetaInsightCodec</c>. Its
/// columns are the entity's public properties in the order of their declaration, without navigations and what is marked <c>[NotMapped]</c>.
/// </summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
internal sealed class RowCodecAttribute : Attribute;
