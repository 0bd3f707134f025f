using AdFlux.Data.Mapping.ColumnTypes;
using Microsoft.EntityFrameworkCore.Query;
using Microsoft.EntityFrameworkCore.Storage;

namespace AdFlux.Data.Mapping.JsonFilters;

/// <summary>Hands <see cref="JsonFilterTranslator"/> to EF Core.</summary>
internal sealed class JsonFilterTranslatorPlugin(
    ISqlExpressionFactory sql,
    IRelationalTypeMappingSource mappings,
    IDatabaseProvider provider
) : IMethodCallTranslatorPlugin
{
    public IEnumerable<IMethodCallTranslator> Translators { get; } =
    [new JsonFilterTranslator(sql, mappings, isPostgreSql: provider.Name is ProviderNames.PostgreSql)];
}
