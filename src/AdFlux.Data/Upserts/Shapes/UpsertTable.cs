using AdFlux.Data.Rows;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace AdFlux.Data.Upserts;

/// <summary>What the statements of an upsert have to know of its table, read from the model.</summary>
internal sealed class UpsertTable
{
    private UpsertTable(
        IEntityType entity,
        IReadOnlyList<RowColumn> columns,
        IReadOnlyList<string> key,
        IReadOnlyList<string> stampColumns,
        IReadOnlyList<string> insertStampColumns,
        IReadOnlyList<string> extraColumns,
        IReadOnlyList<ParentLink> parents
    )
    {
        Entity = entity;
        Name = entity.GetTableName()!;
        Stage = $"adflux_stage_{Name}";
        StampColumns = stampColumns;
        InsertStampColumns = insertStampColumns;
        ExtraColumns = extraColumns;
        Parents = parents;
        Columns = [.. columns.Select(column => ToColumn(entity.FindProperty(column.Member)!, column.Kind))];
        Keys = [.. key.Select(member => entity.FindProperty(member)!.GetColumnName())];

        UpsertColumn ToColumn(IProperty property, ColumnKind kind)
        {
            bool isKey = key.Contains(property.Name, StringComparer.Ordinal);
            bool isStamp = stampColumns.Concat(insertStampColumns).Contains(property.GetColumnName(), StringComparer.Ordinal);
            return new UpsertColumn(property, kind, isKey, isBrought: !isStamp && (isKey || !property.IsPrimaryKey()));
        }
    }

    public IEntityType Entity { get; }

    public string Name { get; }

    /// <summary>The temporary table that holds the rows of one upsert.</summary>
    public string Stage { get; }

    /// <summary>The columns that tell rows apart; a unique index of the table leads with them.</summary>
    public IReadOnlyList<string> Keys { get; }

    /// <summary>All columns in the codec's order.</summary>
    public IReadOnlyList<UpsertColumn> Columns { get; }

    /// <summary>Text columns of the staging table that the table itself does not have: what stubs of parents need.</summary>
    public IReadOnlyList<string> ExtraColumns { get; }

    /// <summary>Columns that get the time of every change.</summary>
    public IReadOnlyList<string> StampColumns { get; }

    /// <summary>Columns that get the time of the first write.</summary>
    public IReadOnlyList<string> InsertStampColumns { get; }

    /// <summary>What the rows refer to, parents before their children.</summary>
    public IReadOnlyList<ParentLink> Parents { get; }

    /// <summary>The names of the columns that a row brings along, keys included.</summary>
    public IEnumerable<string> Brought => Columns.Where(column => column.IsBrought).Select(column => column.Name);

    /// <summary>The names of the columns that can change: those that a row brings along, without the keys.</summary>
    public IEnumerable<string> NonKeys => Brought.Except(Keys, StringComparer.Ordinal);

    /// <summary>Whether a column refers to a row of another table.</summary>
    public bool IsLink(string column) => Parents.Any(parent => string.Equals(parent.Column, column, StringComparison.Ordinal));

    /// <summary>Gives the table of a shape; it lives as long as the model that it comes from.</summary>
    public static UpsertTable Of<T>(IModel model, UpsertShape<T> shape)
        where T : class =>
        model
            .FindEntityType(typeof(T))!
            .GetOrAddRuntimeAnnotationValue(
                nameof(UpsertTable),
                static arguments => new UpsertTable(
                    arguments.Entity,
                    arguments.Shape.Columns,
                    arguments.Shape.Key ?? [.. arguments.Entity.FindPrimaryKey()!.Properties.Select(part => part.Name)],
                    arguments.Shape.StampColumns,
                    arguments.Shape.InsertStampColumns,
                    [.. arguments.Shape.Extras.Select(extra => extra.Column)],
                    arguments.Shape.Parents
                ),
                (Entity: model.FindEntityType(typeof(T))!, Shape: shape)
            );
}
