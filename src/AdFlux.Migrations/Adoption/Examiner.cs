using System.Globalization;
using AdFlux.Migrations.Adoption.Target;
using AdFlux.Migrations.Adoption.Values;
using AdFlux.Migrations.Faults;
using AdFlux.Migrations.Running;
using AdFlux.Migrations.Running.History;
using AdFlux.Migrations.Schema.Elements;

namespace AdFlux.Migrations.Adoption;

/// <summary>Compares a database with ours, its schema and every row.</summary>
internal sealed class Examiner(
    MigrationSession session,
    MigrationHistory history,
    AdoptionProvider provider,
    TargetSchema target,
    AdoptionOptions options
)
{
    public async Task<ExaminedDatabase> ExamineAsync(CancellationToken cancellationToken)
    {
        var migrations = await history.ReadAsync(cancellationToken).ConfigureAwait(false);
        if (migrations.Applied.Count > 0)
        {
            return new(Examination.OfMigrated(migrations.Applied.Keys), []);
        }

        var live = await provider.ReadSchemaAsync(target, cancellationToken).ConfigureAwait(false);
        if (live.Tables.Count * 2 <= target.Tables.Count)
        {
            return new(live.Tables.Count == 0 && !live.HasOthers ? Examination.OfEmpty() : Foreign(live), []);
        }

        var findings = new FindingList();
        var plan = provider.Plan(target, live);
        findings.AddRange(plan.Findings);
        var tables = new List<ExaminedTable>();
        foreach (var table in target.Tables.Where(table => live.Tables.ContainsKey(table.Name)))
        {
            var columns = Columns(table, live.Tables[table.Name], plan);
            var scan = await ScanAsync(table.Name, columns, cancellationToken).ConfigureAwait(false);
            findings.Report(table.Name, scan);
            tables.Add(new(table.Name, columns, scan));
        }

        foreach (var check in DataChecks.Queries(target, live, !provider.IsSqlite))
        {
            findings.Report(check, await provider.QueryAsync(check.Query, cancellationToken).ConfigureAwait(false));
        }

        return new(Examination.Of(findings.Findings, plan.Statements), tables);
    }

    /// <summary>Reads every row again, and gives what is to be reported.</summary>
    /// <exception cref="AdoptionFailedException">A row was lost or changed.</exception>
    public async Task<IReadOnlyList<AdoptedTable>> VerifyAsync(IEnumerable<ExaminedTable> tables, CancellationToken cancellationToken)
    {
        var verified = new List<AdoptedTable>();
        foreach (var table in tables)
        {
            var after = await ScanAsync(table.Name, table.Columns, cancellationToken).ConfigureAwait(false);
            if (after.Rows != table.Scan.Rows || !string.Equals(after.Hash, table.Scan.Hash, StringComparison.Ordinal))
            {
                throw AdoptionFailedException.RolledBack(
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"{table.Name} had {table.Scan.Rows} rows with the hash {table.Scan.Hash} before, and {after.Rows} with {after.Hash} after."
                    )
                );
            }

            verified.Add(new(table.Name, after.Rows, after.Hash, table.Scan.RoundedValues));
        }

        return await provider.CheckAsync(target, cancellationToken).ConfigureAwait(false) is { } wrong
            ? throw AdoptionFailedException.RolledBack(wrong)
            : verified;
    }

    private Task<TableScan> ScanAsync(string table, IReadOnlyList<ScannedColumn> columns, CancellationToken cancellationToken) =>
        TableReading.ReadAsync(session, provider.SelectAll(table, columns.Select(column => column.Name)), columns, cancellationToken);

    /// <summary>The columns to read, in an order that does not depend on that of the table.</summary>
    private ScannedColumn[] Columns(TargetTable table, TableSchema live, AdoptionPlan plan) =>
        [
            .. live
                .Columns.Select(column => column.Name)
                .Order(StringComparer.Ordinal)
                .Select(name =>
                {
                    // Values of a type that cannot be converted would only be reported again.
                    var column = plan.Blocks(table.Name, name) ? null : table.Find(name);
                    var reader = new ValueReader(column?.Meaning, column?.IsNullable ?? true, provider.IsSqlite, options.RoundMoney);
                    return new ScannedColumn(name, reader, table.PrimaryKey.Columns.Contains(name, StringComparer.Ordinal));
                }),
        ];

    private AdoptionExamination Foreign(LiveSchema live) =>
        Examination.OfForeign(
            [.. live.Tables.Keys],
            [.. target.Tables.Select(table => table.Name).Where(name => !live.Tables.ContainsKey(name))]
        );
}

/// <summary>An examination with what it read.</summary>
internal sealed record ExaminedDatabase(AdoptionExamination Examination, IReadOnlyList<ExaminedTable> Tables);

/// <summary>A table and what was read from it.</summary>
internal sealed record ExaminedTable(string Name, IReadOnlyList<ScannedColumn> Columns, TableScan Scan);
