using AdFlux.Data.Mapping.Rules;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace AdFlux.Data.Upserts;

/// <summary>A column that the rows of an upsert bring along.</summary>
internal sealed class UpsertColumn(ColumnRule rule)
{
    private readonly RelationalTypeMapping _type = rule.Property.GetRelationalTypeMapping();

    public ColumnRule Rule => rule;

    public string Name => rule.Column;

    /// <summary>The type with its facets, for the staging table.</summary>
    public string StoreType => _type.StoreType;

    /// <summary>The type without its facets, as COPY names it.</summary>
    public string TypeName => _type.StoreTypeNameBase;

    public bool IsKey => rule.Property.IsPrimaryKey();

    public object? Read(object row) => rule.Property.GetGetter().GetClrValue(row);
}
