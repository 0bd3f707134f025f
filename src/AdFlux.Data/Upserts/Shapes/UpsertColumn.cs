using AdFlux.Data.Rows;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace AdFlux.Data.Upserts;

/// <summary>A column of an upsert's table, in the codec's order.</summary>
internal sealed class UpsertColumn(IProperty property, ColumnKind kind, bool isKey, bool isBrought)
{
    public string Name { get; } = property.GetColumnName();

    public ColumnKind Kind => kind;

    /// <summary>The type with its facets, for the staging table.</summary>
    public string StoreType { get; } = property.GetRelationalTypeMapping().StoreType;

    public bool IsNullable => property.IsNullable;

    public int? MaxLength { get; } = property.GetMaxLength();

    /// <summary>Whether it is part of what tells rows apart.</summary>
    public bool IsKey => isKey;

    /// <summary>Whether rows bring a value along: neither a stamp of the library nor a number of the database.</summary>
    public bool IsBrought => isBrought;
}
