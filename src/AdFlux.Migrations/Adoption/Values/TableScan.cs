namespace AdFlux.Migrations.Adoption.Values;

/// <summary>What reading every row of a table gave.</summary>
/// <param name="Rows">How many rows there are.</param>
/// <param name="Hash">The hash of what they mean, whatever their order.</param>
/// <param name="Misfits">The columns with values that do not fit.</param>
/// <param name="RoundedValues">How many values were rounded, by column.</param>
internal sealed record TableScan(
    long Rows,
    string Hash,
    IReadOnlyList<ColumnMisfits> Misfits,
    IReadOnlyDictionary<string, long> RoundedValues
);

/// <summary>The values of a column that do not fit.</summary>
/// <param name="Column">The column.</param>
/// <param name="Count">How many they are.</param>
/// <param name="Examples">The first few, each with the key of its row.</param>
internal sealed record ColumnMisfits(string Column, long Count, IReadOnlyList<string> Examples);
