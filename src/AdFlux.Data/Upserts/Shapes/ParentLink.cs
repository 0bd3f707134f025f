namespace AdFlux.Data.Upserts;

/// <summary>A reference from the rows of an upsert to the table that must hold what they refer to.</summary>
/// <param name="Column">The referring column in the staging table.</param>
/// <param name="ParentTable">The table referred to.</param>
/// <param name="ParentKey">Its key column.</param>
/// <param name="Owner">Where a stub of the parent gets the id of its own parent from; null where no stub can be made.</param>
internal record ParentLink(string Column, string ParentTable, string ParentKey, OwnerLink? Owner)
{
    /// <summary>Whether the key is a number.</summary>
    public bool IsNumber { get; init; }
}

/// <summary>A reference, and how to read it off a row.</summary>
internal sealed record ParentLink<T>(string Column, string ParentTable, string ParentKey, OwnerLink? Owner, Func<T, string?> Read)
    : ParentLink(Column, ParentTable, ParentKey, Owner);

/// <summary>A parent's own parent.</summary>
/// <param name="ParentColumn">The column of the parent's table that names it.</param>
/// <param name="Column">The column of the staging table that names it.</param>
/// <param name="Table">The table that must hold it; null where no table does.</param>
internal sealed record OwnerLink(string ParentColumn, string Column, string? Table);
