using Microsoft.EntityFrameworkCore.Query;
using Microsoft.EntityFrameworkCore.Storage;

namespace AdFlux.Data.Mapping.ColumnTypes;

/// <summary>Hands <see cref="TypedIdMemberTranslator"/> to EF Core.</summary>
internal sealed class TypedIdMemberTranslatorPlugin(ISqlExpressionFactory sql, IRelationalTypeMappingSource mappings) : IMemberTranslatorPlugin
{
    public IEnumerable<IMemberTranslator> Translators { get; } = [new TypedIdMemberTranslator(sql, mappings)];
}
