using AdFlux.Data.Rows;

namespace AdFlux.Data.Upserts;

/// <summary>Lists of an upsert's columns, as SQL spells them.</summary>
/// <param name="table">The table.</param>
/// <param name="jsonCast">What makes a value of a JSON column out of the text that is given for it; empty where text is what is stored.</param>
internal sealed class ColumnList(UpsertTable table, string jsonCast = "")
{
    /// <summary>The columns of a new row.</summary>
    public string Inserted { get; } = Join([.. table.Brought, .. table.InsertStampColumns, .. table.StampColumns]);

    /// <summary>The key.</summary>
    public string Keys { get; } = Join(table.Keys);

    /// <summary>The key's columns of an alias.</summary>
    public string KeysOf(string alias) => Join(table.Keys.Select(key => $"{alias}.{key}"));

    /// <summary>What an alias brings for the columns, keys included.</summary>
    public string Given(string alias) => Join(GivenColumns(alias));

    /// <summary>The values of a new row, of an alias, with the time of the call for the stamps.</summary>
    public string Values(string alias, string now) =>
        Join([.. GivenColumns(alias), .. table.InsertStampColumns.Select(_ => now), .. table.StampColumns.Select(_ => now)]);

    /// <summary>The assignments of a change, from an alias.</summary>
    public string Assignments(string alias, string now) =>
        Join([
            .. table.NonKeys.Select(column => $"{column} = {alias}.{column}"),
            .. table.StampColumns.Select(column => $"{column} = {now}"),
        ]);

    /// <summary>What makes a row changed: the columns of an alias that are neither key nor stamp.</summary>
    public string Compared(string alias) => Join(table.NonKeys.Select(column => $"{alias}.{column}"));

    /// <summary>Compares the keys of two aliases.</summary>
    public string SameKey(string left, string right) => string.Join(" AND ", table.Keys.Select(key => $"{left}.{key} = {right}.{key}"));

    private IEnumerable<string> GivenColumns(string alias) =>
        table
            .Columns.Where(column => column.IsBrought)
            .Select(column => $"{alias}.{column.Name}{(column.Kind == ColumnKind.Json ? jsonCast : "")}");

    private static string Join(IEnumerable<string> names) => string.Join(", ", names);
}
