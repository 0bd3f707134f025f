using System.Globalization;
using AdFlux.Migrations.Adoption.Target;
using AdFlux.Migrations.Adoption.Values;
using AdFlux.Migrations.Schema.Elements;

namespace AdFlux.Migrations.Adoption;

/// <summary>What of the data would not fit the keys and types of ours.</summary>
internal static class DataChecks
{
    /// <summary>The queries that give the key values with a parent that is missing, or that are there more than once, and how often.</summary>
    public static IEnumerable<DataCheck> Queries(TargetSchema target, LiveSchema live, bool enforcesForeignKeys)
    {
        foreach (var table in target.Tables.Where(table => live.Tables.ContainsKey(table.Name)))
        {
            var found = live.Tables[table.Name];
            foreach (var foreignKey in table.ForeignKeys.Where(key => IsToBeChecked(found, key, live, enforcesForeignKeys)))
            {
                var (child, parent) = (foreignKey.Columns[0], foreignKey.ParentColumns[0]);
                yield return new(
                    table.Name,
                    child,
                    $"""
                    SELECT c."{child}", count(*)
                    FROM "{table.Name}" AS c
                    LEFT JOIN "{foreignKey.Parent}" AS p ON p."{parent}" = c."{child}"
                    WHERE c."{child}" IS NOT NULL AND p."{parent}" IS NULL
                    GROUP BY c."{child}"
                    ORDER BY 1
                    """,
                    $"missing in {foreignKey.Parent}",
                    "add the parents, or delete the rows or set the column to NULL"
                );
            }

            foreach (var unique in table.UniqueConstraints.Select(unique => unique.PlainColumns!).Where(unique => !IsUnique(found, unique)))
            {
                var columns = string.Join(", ", unique.Select(column => $"\"{column}\""));
                var text = string.Join(" || ', ' || ", unique.Select(column => $"\"{column}\""));
                yield return new(
                    table.Name,
                    string.Join(", ", unique),
                    $"SELECT {text}, count(*) FROM \"{table.Name}\" GROUP BY {columns} HAVING count(*) > 1 ORDER BY 1",
                    "there more than once",
                    "delete or change the duplicates"
                );
            }
        }
    }

    /// <summary>Reports the values that a check found.</summary>
    public static void Report(this FindingList findings, DataCheck check, IReadOnlyList<object?[]> rows)
    {
        if (rows.Count > 0)
        {
            var total = rows.Sum(row => Convert.ToInt64(row[1], CultureInfo.InvariantCulture));
            var examples = string.Join(", ", rows.Take(5).Select(row => $"'{row[0]}'")) + (rows.Count > 5 ? ", ..." : "");
            findings.Block(check.Table, check.Column, $"{Rows(total)}: {examples} {check.Fault}", check.Advice);
        }
    }

    /// <summary>Reports the values of a table that do not fit, or that are rounded.</summary>
    public static void Report(this FindingList findings, string table, TableScan scan)
    {
        foreach (var column in scan.Misfits)
        {
            var examples = string.Join("; ", column.Examples) + (column.Count > column.Examples.Count ? "; ..." : "");
            var advice = examples.Contains(" decimals", StringComparison.Ordinal)
                ? "correct them, or choose to round money"
                : "correct them";
            findings.Block(
                table,
                column.Column,
                $"{Values(column.Count)} {(column.Count == 1 ? "does" : "do")} not fit: {examples}",
                advice
            );
        }

        foreach (var (column, count) in scan.RoundedValues)
        {
            findings.Convert(table, column, $"{Values(count)} of more than six decimals", "rounded to six, half away from zero");
        }
    }

    private static bool IsToBeChecked(TableSchema table, ForeignKeySchema key, LiveSchema live, bool enforcesForeignKeys) =>
        live.Tables.TryGetValue(key.Parent, out var parent)
        && parent.Column(key.ParentColumns[0]) is not null
        && table.Column(key.Columns[0]) is not null
        && !(
            enforcesForeignKeys
            && table.ForeignKeys.Any(found =>
                found.Columns.SequenceEqual(key.Columns, StringComparer.Ordinal)
                && string.Equals(found.Parent, key.Parent, StringComparison.Ordinal)
            )
        );

    private static bool IsUnique(TableSchema table, IReadOnlyList<string> columns) =>
        columns.Any(column => table.Column(column) is null) || table.UniqueConstraints.Any(unique => unique.IsOn(columns));

    private static string Rows(long count) => count == 1 ? "1 row" : string.Create(CultureInfo.InvariantCulture, $"{count} rows");

    private static string Values(long count) => count == 1 ? "1 value" : string.Create(CultureInfo.InvariantCulture, $"{count} values");
}

/// <summary>A query that gives values that stand in the way, each with how often it is there.</summary>
internal sealed record DataCheck(string Table, string Column, string Query, string Fault, string Advice);
