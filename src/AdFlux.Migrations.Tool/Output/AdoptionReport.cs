using System.Globalization;
using AdFlux.Migrations.Adoption;

namespace AdFlux.Migrations.Tool.Output;

/// <summary>How what an adoption found and did is written.</summary>
internal static class AdoptionReport
{
    private const string Advice = " Back it up, then run adflux-migrate adopt --apply; only the backup brings it back as it is now.";

    public static void WriteExamination(this Report report, AdoptionExamination examination, bool showsSql) =>
        report.Write(
            new
            {
                state = State(examination.State),
                summary = examination.Summary,
                findings = Findings(examination),
                sql = showsSql ? examination.Statements : null,
            },
            console =>
            {
                WriteFindings(console, examination);
                if (showsSql)
                {
                    foreach (var statement in examination.Statements)
                    {
                        console.Out.WriteLine(statement + ";");
                    }
                }

                console.Out.WriteLine(examination.Summary + (examination.State is AdoptionState.Adoptable ? Advice : ""));
            }
        );

    public static void WriteAdoption(this Report report, AdoptionResult result) =>
        report.Write(
            new
            {
                state = State(result.Examination.State),
                adopted = result.IsAdopted,
                findings = Findings(result.Examination),
                tables = result.Tables.Select(table => new
                {
                    name = table.Name,
                    rows = table.Rows,
                    hash = table.Hash,
                    rounded = table.RoundedValues,
                }),
                durationMs = (long)result.Duration.TotalMilliseconds,
            },
            console =>
            {
                if (!result.IsAdopted)
                {
                    console.Out.WriteLine(result.Examination.Summary);
                    return;
                }

                WriteFindings(console, result.Examination);
                console.WriteTable(["Table", "Rows", "Hash before and after", "Rounded"], [.. result.Tables.Select(Row)]);
                console.Out.WriteLine(
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"Adopted in {result.Duration.TotalMilliseconds:0} ms: every row is the same as before. adflux-migrate up applies later migrations."
                    )
                );
            }
        );

    private static void WriteFindings(ToolConsole console, AdoptionExamination examination)
    {
        if (examination.Findings.Count > 0)
        {
            console.WriteTable(
                ["Kind", "Table", "Columns", "Found", "Adoption"],
                [
                    .. examination.Findings.Select(finding =>
                        new[] { Kind(finding.Kind), finding.Table, string.Join(", ", finding.Columns), finding.Found, finding.Action }
                    ),
                ]
            );
        }
    }

    private static IEnumerable<object> Findings(AdoptionExamination examination) =>
        examination.Findings.Select(finding => new
        {
            kind = Kind(finding.Kind),
            table = finding.Table,
            columns = finding.Columns,
            found = finding.Found,
            action = finding.Action,
        });

    private static string[] Row(AdoptedTable table) =>
        [
            table.Name,
            table.Rows.ToString(CultureInfo.InvariantCulture),
            table.Hash,
            string.Join(", ", table.RoundedValues.Select(column => $"{column.Key}: {column.Value}")),
        ];

    private static string State(AdoptionState state) =>
        state switch
        {
            AdoptionState.Adoptable => "adoptable",
            AdoptionState.Blocked => "blocked",
            AdoptionState.AlreadyMigrated => "alreadyMigrated",
            AdoptionState.Empty => "empty",
            _ => "foreign",
        };

    private static string Kind(AdoptionFindingKind kind) =>
        kind switch
        {
            AdoptionFindingKind.Blocking => "blocking",
            AdoptionFindingKind.Convertible => "convertible",
            _ => "cosmetic",
        };
}
