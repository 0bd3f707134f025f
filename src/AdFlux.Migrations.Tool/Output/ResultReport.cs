using System.Globalization;

namespace AdFlux.Migrations.Tool.Output;

/// <summary>How <see cref="MigrationResult"/> is written.</summary>
internal static class ResultReport
{
    public static void WriteResult(this Report report, MigrationResult result) =>
        report.Write(
            new
            {
                migrations = result.Steps.Select(step => new
                {
                    id = step.MigrationId,
                    direction = step.Direction is MigrationDirection.Up ? "up" : "down",
                    durationMs = (long)step.Duration.TotalMilliseconds,
                }),
            },
            console => WriteText(console.Out, result)
        );

    private static void WriteText(TextWriter output, MigrationResult result)
    {
        foreach (var step in result.Steps)
        {
            var did = step.Direction is MigrationDirection.Up ? "Applied" : "Reverted";
            output.WriteLine(
                string.Create(CultureInfo.InvariantCulture, $"{did} {step.MigrationId} in {step.Duration.TotalMilliseconds:0} ms.")
            );
        }

        if (result.Steps.Count == 0)
        {
            output.WriteLine("Nothing to do.");
        }
    }
}
