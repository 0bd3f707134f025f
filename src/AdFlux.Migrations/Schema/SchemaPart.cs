namespace AdFlux.Migrations.Schema;

/// <summary>What kind of thing in a schema differs.</summary>
public enum SchemaPart
{
    /// <summary>A table.</summary>
    Table,

    /// <summary>A column.</summary>
    Column,

    /// <summary>A primary key.</summary>
    PrimaryKey,

    /// <summary>A foreign key.</summary>
    ForeignKey,

    /// <summary>An index or a unique constraint.</summary>
    Index,

    /// <summary>A check constraint.</summary>
    Check,
}
