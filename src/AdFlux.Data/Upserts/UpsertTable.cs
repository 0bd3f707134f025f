using AdFlux.Data.Mapping.Rules;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace AdFlux.Data.Upserts;

/// <summary>The columns of an upsert's table, for the statements.</summary>
internal abstract class UpsertTable
{
    protected UpsertTable(
        IEntityType entity,
        IReadOnlyList<string> stampColumns,
        IReadOnlyList<string> insertStampColumns,
        IEnumerable<string> extraColumns,
        IReadOnlyList<ParentLink> parents
    )
    {
        Entity = entity;
        Name = entity.GetTableName()!;
        Stage = $"adflux_stage_{Name}";
        StampColumns = stampColumns;
        InsertStampColumns = insertStampColumns;
        ExtraColumns = [.. extraColumns];
        Parents = parents;
        Columns =
        [
            .. RowRules
                .Of(entity)
                .Columns.Where(rule =>
                    !stampColumns.Contains(rule.Column, StringComparer.Ordinal)
                    && !insertStampColumns.Contains(rule.Column, StringComparer.Ordinal)
                )
                .Select(rule => new UpsertColumn(rule)),
        ];
        Keys = [.. entity.FindPrimaryKey()!.Properties.Select(part => part.GetColumnName())];
    }

    public IEntityType Entity { get; }

    public string Name { get; }

    /// <summary>The temporary table that holds the rows of one upsert.</summary>
    public string Stage { get; }

    public IReadOnlyList<string> Keys { get; }

    /// <summary>The columns that a row brings along, keys included.</summary>
    public IReadOnlyList<UpsertColumn> Columns { get; }

    /// <summary>Text columns of the staging table that the table itself does not have: what stubs of parents need.</summary>
    public IReadOnlyList<string> ExtraColumns { get; }

    /// <summary>Columns that get the time of every change.</summary>
    public IReadOnlyList<string> StampColumns { get; }

    /// <summary>Columns that get the time of the first write.</summary>
    public IReadOnlyList<string> InsertStampColumns { get; }

    /// <summary>What the rows refer to, parents before their children.</summary>
    public IReadOnlyList<ParentLink> Parents { get; }
}
