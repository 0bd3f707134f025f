using AdFlux.Migrations.Adoption.Target;
using AdFlux.Migrations.Schema.Elements;

namespace AdFlux.Migrations.Adoption.Postgres;

/// <summary>The SQL that changes every table in place: foreign keys go first and come back last, each table is rewritten once.</summary>
internal sealed class PostgresConversion(TargetSchema target, LiveSchema live)
{
    private readonly FindingList _findings = new();
    private readonly List<string> _statements = [];

    public AdoptionPlan Plan()
    {
        foreach (var (table, found) in Present())
        {
            ExamineTable(table, found);
            DropForeignKeys(table, found);
        }

        foreach (var table in target.Tables)
        {
            if (live.Tables.TryGetValue(table.Name, out var found))
            {
                var columns = new PostgresColumns(table, found, _findings);
                _statements.AddRange(columns.Statements());
                _statements.AddRange(new PostgresIndexes(table, found, _findings).Statements());
            }
            else if (live.TakenNames.Contains(table.Name))
            {
                _findings.ReportTaken(table.Name);
            }
            else
            {
                _findings.Convert(table.Name, null, "the table is missing", "created, empty");
                _statements.AddRange(table.Create);
            }
        }

        foreach (var table in target.Tables)
        {
            _statements.AddRange(table.CreateForeignKeys);
        }

        return new(_findings.Findings, _statements);
    }

    private IEnumerable<(TargetTable Table, TableSchema Found)> Present() =>
        target.Tables.Where(table => live.Tables.ContainsKey(table.Name)).Select(table => (table, live.Tables[table.Name]));

    private void ExamineTable(TargetTable table, TableSchema found)
    {
        foreach (var obstacle in Obstacles(found))
        {
            _findings.Block(table.Name, null, obstacle, "drop it before the adoption, and make it again after");
        }

        if (
            found
                .PrimaryKey?.Columns.Order(StringComparer.Ordinal)
                .SequenceEqual(table.PrimaryKey.Columns.Order(StringComparer.Ordinal), StringComparer.Ordinal) != true
        )
        {
            _findings.Block(
                table.Name,
                null,
                "the primary key is another",
                $"make it one of {string.Join(", ", table.PrimaryKey.Columns)}"
            );
        }

        _findings.ReportChecks(found);
    }

    private static IEnumerable<string> Obstacles(TableSchema found) =>
        [
            .. found.IsPartitioned ? ["it is partitioned"] : Array.Empty<string>(),
            .. found.Views.Select(view => $"the view {view} reads it"),
        ];

    private void DropForeignKeys(TargetTable table, TableSchema found)
    {
        foreach (var wanted in table.ForeignKeys)
        {
            var same = found.ForeignKeys.Where(key => IsSame(key, wanted)).ToArray();
            foreach (var key in same)
            {
                _statements.Add($"ALTER TABLE \"{table.Name}\" DROP CONSTRAINT \"{key.Name}\"");
                _findings.ReportDelete(table.Name, key, wanted);
            }

            if (same.Length == 0)
            {
                _findings.Convert(table.Name, wanted.Columns[0], "no foreign key", $"{wanted.Name}, which refers to {wanted.Parent}");
            }
            else if (!string.Equals(same[0].Name, wanted.Name, StringComparison.Ordinal))
            {
                _findings.Note(table.Name, wanted.Columns[0], $"foreign key {same[0].Name}", wanted.Name);
            }
        }
    }

    private static bool IsSame(ForeignKeySchema found, ForeignKeySchema wanted) =>
        found.Columns.SequenceEqual(wanted.Columns, StringComparer.Ordinal)
        && string.Equals(found.Parent, wanted.Parent, StringComparison.Ordinal);
}
