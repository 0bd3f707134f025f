using AdFlux.Migrations.Schema.Elements;

namespace AdFlux.Migrations.Adoption;

/// <summary>Collects findings; columns of which the same is to be said share one.</summary>
internal sealed class FindingList
{
    private readonly List<AdoptionFinding> _findings = [];

    /// <summary>What was found, blocking ones first, then in the order of the tables.</summary>
    public IReadOnlyList<AdoptionFinding> Findings => [.. _findings.OrderBy(finding => finding.Kind)];

    public void Block(string table, string? column, string found, string action) =>
        Add(AdoptionFindingKind.Blocking, table, column, found, action);

    public void Convert(string table, string? column, string found, string action) =>
        Add(AdoptionFindingKind.Convertible, table, column, found, action);

    public void Note(string table, string? column, string found, string action) =>
        Add(AdoptionFindingKind.Cosmetic, table, column, found, action);

    /// <summary>Reports a foreign key of which a delete of the parent will do something else.</summary>
    public void ReportDelete(string table, ForeignKeySchema found, ForeignKeySchema wanted)
    {
        if (wanted.OnDelete is "CASCADE" && found.OnDelete is not "CASCADE")
        {
            Convert(table, wanted.Columns[0], "deleting the parent is refused", "deletes the row too (ON DELETE CASCADE)");
        }
    }

    /// <summary>Reports a name of ours that something else has.</summary>
    public void ReportTaken(string table) =>
        Block(table, null, "it is no plain table", "drop it before the adoption, and make it again after under another name");

    /// <summary>Reports the conditions of the application on its rows.</summary>
    public void ReportChecks(TableSchema table)
    {
        foreach (var check in table.Checks)
        {
            Note(table.Name, null, $"{check.Definition} of the application", "stays; a row of AdFlux.Data that breaks it is refused");
        }
    }

    public void AddRange(IEnumerable<AdoptionFinding> findings) => _findings.AddRange(findings);

    private void Add(AdoptionFindingKind kind, string table, string? column, string found, string action)
    {
        var finding = new AdoptionFinding(kind, table, column is null ? [] : [column], found, action);
        var same = _findings.FindIndex(other =>
            column is not null && other.Columns.Count > 0 && other with { Columns = finding.Columns } == finding
        );
        if (same < 0)
        {
            _findings.Add(finding);
        }
        else
        {
            _findings[same] = _findings[same] with { Columns = [.. _findings[same].Columns, column!] };
        }
    }
}
