namespace AdFlux.Migrations.Tool.Output;

/// <summary>How a <see cref="MigrationFinding"/> is written, and what exit code it leads to.</summary>
internal static class FindingsReport
{
    public static void WriteFindings(this Report report, IReadOnlyList<MigrationFinding> findings) =>
        report.Write(
            new { valid = findings.Count == 0, findings = findings.Select(Document) },
            console =>
            {
                WriteText(console.Out, findings);
                if (findings.Count == 0)
                {
                    console.Out.WriteLine("The database holds every migration of this version, as this version has it.");
                }
            }
        );

    public static void WriteRepair(this Report report, MigrationRepair repair) =>
        report.Write(
            new
            {
                applied = repair.IsApplied,
                mended = repair.Mended.Select(Document),
                remaining = repair.Remaining.Select(Document),
            },
            console =>
            {
                foreach (var finding in repair.Mended)
                {
                    console.Out.WriteLine(
                        $"{(repair.IsApplied ? "Mended" : "--apply would mend")} {finding.MigrationId}: {finding.Message}"
                    );
                }

                WriteText(console.Out, repair.Remaining);
                if (repair.Mended.Count == 0 && repair.Remaining.Count == 0)
                {
                    console.Out.WriteLine("There is nothing to repair.");
                }
            }
        );

    /// <summary>The gravest first: what differs, then what is newer, then what is only pending.</summary>
    public static ExitCode ExitCodeOf(IEnumerable<MigrationFinding> findings)
    {
        var kinds = findings.Select(finding => finding.Kind).ToHashSet();
        if (kinds.Contains(MigrationFindingKind.ChecksumChanged) || kinds.Contains(MigrationFindingKind.OutOfOrder))
        {
            return ExitCode.Different;
        }

        if (kinds.Contains(MigrationFindingKind.Unknown))
        {
            return ExitCode.DatabaseNewer;
        }

        MigrationFindingKind[] pending = [MigrationFindingKind.Pending, MigrationFindingKind.Failed, MigrationFindingKind.Interrupted];
        return kinds.Overlaps(pending) ? ExitCode.Pending : ExitCode.Ok;
    }

    private static void WriteText(TextWriter output, IEnumerable<MigrationFinding> findings)
    {
        foreach (var finding in findings)
        {
            output.WriteLine($"{finding.MigrationId}  {Word(finding.Kind)}");
            output.WriteLine($"  {finding.Message}");
            output.WriteLine($"  {finding.Advice}");
        }
    }

    private static object Document(MigrationFinding finding) =>
        new
        {
            id = finding.MigrationId,
            kind = Word(finding.Kind),
            message = finding.Message,
            advice = finding.Advice,
        };

    private static string Word(MigrationFindingKind kind) =>
        kind switch
        {
            MigrationFindingKind.Pending => "pending",
            MigrationFindingKind.Failed => "failed",
            MigrationFindingKind.Interrupted => "interrupted",
            MigrationFindingKind.OutOfOrder => "out-of-order",
            MigrationFindingKind.Unknown => "unknown-to-this-version",
            MigrationFindingKind.ChecksumChanged => "checksum-changed",
            MigrationFindingKind.ChecksumMissing => "checksum-missing",
            _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, message: null),
        };
}
