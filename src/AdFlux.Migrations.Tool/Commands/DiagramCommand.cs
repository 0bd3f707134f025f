using System.CommandLine;
using AdFlux.Migrations.Schema;

namespace AdFlux.Migrations.Tool.Commands;

/// <summary><c>adflux-migrate diagram</c></summary>
internal static class DiagramCommand
{
    public static Command Create(SharedOptions shared)
    {
        var command = new ToolCommand(
            "diagram",
            "Print the tables and how they refer to each other as a Mermaid diagram; needs no database.",
            "adflux-migrate diagram --output text"
        );
        return shared.Complete(command, RunAsync);
    }

    private static Task<ExitCode> RunAsync(CommandRun run, CancellationToken cancellationToken)
    {
        var diagram = AdFluxSchema.ToMermaid();
        run.Report.Write(new { mermaid = diagram }, console => console.Out.Write(diagram));
        return Task.FromResult(ExitCode.Ok);
    }
}
