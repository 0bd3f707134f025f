using AdFlux.Data.Mapping.ColumnTypes;
using Microsoft.EntityFrameworkCore.Query;
using Microsoft.EntityFrameworkCore.Storage;

namespace AdFlux.Data.Mapping.JsonFilters;

/// <summary>Hands <see cref="JsonMemberTranslator"/> to EF Core.</summary>
internal sealed class JsonMemberTranslatorPlugin(
    ISqlExpressionFactory sql,
    IRelationalTypeMappingSource mappings,
    IDatabaseProvider provider
) : IMemberTranslatorPlugin
{
    public IEnumerable<IMemberTranslator> Translators { get; } =
    [new JsonMemberTranslator(new JsonSql(sql, mappings, isPostgreSql: provider.Name is ProviderNames.PostgreSql))];
}
