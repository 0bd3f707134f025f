using System.Globalization;

namespace AdFlux.Migrations.Adoption;

/// <summary>What examinations say.</summary>
internal static class Examination
{
    public static AdoptionExamination OfMissing(string database) =>
        new(AdoptionState.Empty, $"The {database} does not exist, so there is nothing to adopt: adflux-migrate up creates it.", [], []);

    public static AdoptionExamination OfEmpty() =>
        new(AdoptionState.Empty, "The database has no tables, so there is nothing to adopt: adflux-migrate up creates them.", [], []);

    public static AdoptionExamination OfMigrated(IEnumerable<string> migrations) =>
        new(
            AdoptionState.AlreadyMigrated,
            $"The database is ours already (it holds {string.Join(", ", migrations.Order(StringComparer.Ordinal))}), so there is nothing to adopt: "
                + "adflux-migrate status shows what is pending.",
            [],
            []
        );

    public static AdoptionExamination OfForeign(IReadOnlyCollection<string> found, IReadOnlyCollection<string> missing) =>
        new(
            AdoptionState.Foreign,
            $"This is not a database of AdFlux: it has {(found.Count == 0 ? "none of its tables" : string.Join(", ", found))}, and not "
                + $"{string.Join(", ", missing)}. Nothing was changed; check the connection string.",
            [],
            []
        );

    public static AdoptionExamination Of(IReadOnlyList<AdoptionFinding> findings, IReadOnlyList<string> statements)
    {
        var blocking = findings.Count(finding => finding.Kind is AdoptionFindingKind.Blocking);
        return blocking > 0
            ? new(
                AdoptionState.Blocked,
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{(blocking == 1 ? "One finding blocks" : $"{blocking} findings block")} the adoption: {First(findings)} Nothing was changed."
                ),
                findings,
                []
            )
            : new(AdoptionState.Adoptable, "The database can be adopted.", findings, statements);
    }

    private static string First(IReadOnlyList<AdoptionFinding> findings)
    {
        var first = findings[0];
        var columns = first.Columns.Count == 0 ? "" : "." + string.Join(", ", first.Columns);
        return $"{first.Table}{columns}: {first.Found}; {first.Action}.";
    }
}
