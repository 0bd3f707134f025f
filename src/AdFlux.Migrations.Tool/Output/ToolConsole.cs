using Spectre.Console;

namespace AdFlux.Migrations.Tool.Output;

/// <summary>Where the tool writes, results to the output, logs and errors to the error stream, and the environment that it reads.</summary>
internal sealed record ToolConsole(TextWriter Out, TextWriter Error, bool IsTerminal, Func<string, string?> Variable)
{
    private const StringSplitOptions Pieces = StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries;

    public static ToolConsole OfProcess() =>
        new(Console.Out, Console.Error, !System.Console.IsOutputRedirected, Environment.GetEnvironmentVariable);

    /// <summary>Writes a message on one line of the error stream, whatever line breaks and tabs it holds.</summary>
    public void WriteError(string message) =>
        Error.WriteLine("adflux-migrate: " + string.Join(' ', message.Split(['\r', '\n', '\t'], Pieces)));

    /// <summary>Writes a table on a terminal, plain lines elsewhere.</summary>
    public void WriteTable(IReadOnlyList<string> columns, IReadOnlyList<string[]> rows)
    {
        if (!IsTerminal)
        {
            foreach (var row in rows)
            {
                Out.WriteLine(string.Join("  ", row).TrimEnd());
            }

            return;
        }

        var table = new Table().AddColumns([.. columns]);
        foreach (var row in rows)
        {
            table.AddRow(row.Select(cell => new Text(cell)));
        }

        AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Out) }).Write(table);
    }
}
