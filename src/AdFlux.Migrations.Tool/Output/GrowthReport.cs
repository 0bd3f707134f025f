using AdFlux.Migrations.Growth;

namespace AdFlux.Migrations.Tool.Output;

/// <summary>How <see cref="GrowthResult"/> is written.</summary>
internal static class GrowthReport
{
    public static void WriteGrowth(this Report report, GrowthResult result) =>
        report.Write(
            new { dryRun = result.IsDryRun, statements = result.Statements },
            console =>
            {
                foreach (var statement in result.Statements)
                {
                    console.Out.WriteLine(statement + ";");
                }

                if (result.Statements.Count == 0)
                {
                    console.Out.WriteLine("Nothing to do.");
                }
            }
        );
}
