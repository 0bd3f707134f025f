using System.Globalization;

namespace AdFlux.Migrations.Tool.Output;

/// <summary>How <see cref="MigrationResult"/> is written.</summary>
internal static class ResultReport
{
    public static void WriteResult(this Report report, MigrationResult result) =>
        report.Write(
            new
            {
                dryRun = result.IsDryRun,
                migrations = result.Steps.Select(step => new
                {
                    id = step.MigrationId,
                    direction = step.Direction is MigrationDirection.Up ? "up" : "down",
                    durationMs = result.IsDryRun ? (long?)null : (long)step.Duration.TotalMilliseconds,
                    transactional = step.IsTransactional,
                    sql = result.IsDryRun ? step.Commands : null,
                }),
            },
            console => WriteText(console.Out, result)
        );

    private static void WriteText(TextWriter output, MigrationResult result)
    {
        foreach (var step in result.Steps)
        {
            if (result.IsDryRun)
            {
                WritePlan(output, step);
            }
            else
            {
                var did = step.Direction is MigrationDirection.Up ? "Applied" : "Reverted";
                output.WriteLine(
                    string.Create(CultureInfo.InvariantCulture, $"{did} {step.MigrationId} in {step.Duration.TotalMilliseconds:0} ms.")
                );
            }
        }

        if (result.Steps.Count == 0)
        {
            output.WriteLine("Nothing to do.");
        }
        else if (result.IsDryRun)
        {
            output.WriteLine("-- Dry run: nothing was written.");
        }
    }

    /// <summary>As SQL, with what is said about it in comments.</summary>
    private static void WritePlan(TextWriter output, MigrationStep step)
    {
        var would = step.Direction is MigrationDirection.Up ? "apply" : "revert";
        var how = step.IsTransactional ? "in one transaction" : "outside of any transaction";
        output.WriteLine($"-- Would {would} {step.MigrationId}, {how}:");
        foreach (var command in step.Commands)
        {
            output.WriteLine(command.TrimEnd().TrimEnd(';') + ";");
        }

        output.WriteLine();
    }
}
