using System.Globalization;
using AdFlux.Migrations.Linting;

namespace AdFlux.Migrations.Tool.Output;

/// <summary>How the findings of a lint are written.</summary>
internal static class LintReport
{
    /// <param name="report">Where to write.</param>
    /// <param name="findings">What was found.</param>
    /// <param name="providers">The providers that were checked for.</param>
    /// <param name="pending">The migrations that were checked; null for all.</param>
    public static void WriteLint(
        this Report report,
        IReadOnlyList<LintFinding> findings,
        IReadOnlyList<MigrationProvider> providers,
        IReadOnlyList<string>? pending
    ) =>
        report.Write(
            new
            {
                isClean = findings.All(finding => finding.IsSuppressed),
                providers = providers.Select(Name),
                @checked = pending is null ? "all" : "pending",
                pending,
                findings = findings.Select(finding => new
                {
                    migration = finding.MigrationId,
                    provider = Name(finding.Provider),
                    rule = finding.Rule.Id,
                    finding.Subject,
                    finding.Rule.Why,
                    finding.Rule.Instead,
                    finding.SuppressedBecause,
                }),
            },
            console => WriteText(console.Out, findings, pending)
        );

    private static void WriteText(TextWriter output, IReadOnlyList<LintFinding> findings, IReadOnlyList<string>? pending)
    {
        foreach (var finding in findings)
        {
            output.WriteLine($"{finding.MigrationId}  {Name(finding.Provider)}  {finding.Rule.Id}: {finding.Subject}");
            output.WriteLine(
                finding.IsSuppressed ? $"    suppressed: {finding.SuppressedBecause}" : $"    {finding.Rule.Why} {finding.Rule.Instead}"
            );
        }

        var broken = findings.Count(finding => !finding.IsSuppressed);
        var migrations =
            pending is null ? "All migrations were checked"
            : pending.Count == 0 ? "No migration is pending"
            : "The pending migrations were checked";
        output.WriteLine(
            broken == 0
                ? $"{migrations}: nothing hurts a database in use."
                : string.Create(
                    CultureInfo.InvariantCulture,
                    $"{migrations}: rules are broken in {broken} {(broken == 1 ? "place" : "places")}."
                )
        );
    }

    private static string Name(MigrationProvider provider) => provider is MigrationProvider.PostgreSql ? "postgresql" : "sqlite";
}
