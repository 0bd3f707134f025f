using System.CommandLine;
using System.Data.Common;
using AdFlux.Data.Faults;
using AdFlux.Data.Model;
using Spectre.Console;

namespace AdFlux.Samples;

/// <summary>The command line: what to ingest, and where to store it.</summary>
internal static class QuickstartCommand
{
    private const int Failed = 1;
    private const int Cancelled = 130;

    public static RootCommand Create()
    {
        var postgres = new Option<string?>("--postgres")
        {
            Description = "Store in this PostgreSQL database (an Npgsql connection string) instead of SQLite.",
        };
        var input = new Option<string?>("--input")
        {
            Description = "Ingest your own Graph API export, a file or a folder, instead of the sample.",
        };
        var level = new Option<InsightLevel?>("--level")
        {
            Description = "The level of your insights: account, campaign, adset or ad. Told from the rows unless given.",
        };

        var command = new RootCommand("Stores Graph API insights with AdFlux.Data and prints what they add up to.")
        {
            postgres,
            input,
            level,
        };
        command.SetAction(
            (arguments, cancellationToken) =>
                RunAsync(
                    async console =>
                    {
                        await using Store store = await Store.OpenAsync(arguments.GetValue(postgres), console, cancellationToken);
                        if (arguments.GetValue(input) is { } path)
                            await new OwnExport(store, console).RunAsync(path, arguments.GetValue(level), cancellationToken);
                        else
                            await new SampleExportRun(store, console).RunAsync(cancellationToken);
                    },
                    cancellationToken
                )
        );
        return command;
    }

    // Piped into a file or another program, the report is plain text of a width that fits every column.
    private static IAnsiConsole CreateConsole()
    {
        if (!Console.IsOutputRedirected)
            return AnsiConsole.Console;

        IAnsiConsole plain = AnsiConsole.Create(
            new AnsiConsoleSettings { Ansi = AnsiSupport.No, ColorSystem = ColorSystemSupport.NoColors }
        );
        plain.Profile.Width = 132;
        return plain;
    }

    // Wrong input is the user's to mend: one line says what is wrong, without a stack trace.
    private static async Task<int> RunAsync(Func<IAnsiConsole, Task> run, CancellationToken cancellationToken)
    {
        try
        {
            await run(CreateConsole());
            return 0;
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            await Console.Error.WriteLineAsync("Cancelled: what was being stored was rolled back.");
            return Cancelled;
        }
        catch (Exception error)
            when (error is AdFluxException or DbException or IOException or UnauthorizedAccessException or ArgumentException or FileFault)
        {
            await Console.Error.WriteLineAsync(error.Message.ReplaceLineEndings(" "));
            return Failed;
        }
    }
}
