using System.CommandLine;
using System.Data.Common;
using AdFlux.Data.Faults;
using AdFlux.Data.Ingest;
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
        postgres.Validators.Add(result =>
        {
            if (string.IsNullOrWhiteSpace(result.GetValueOrDefault<string?>()))
                result.AddError("--postgres needs a connection string.");
        });
        var input = new Option<string?>("--input")
        {
            Description = "Ingest your own Graph API export, a file or a folder, instead of the sample.",
        };
        var level = new Option<string?>("--level") { Description = "The level of your insights. Told from the rows unless given." };
        level.AcceptOnlyFromAmong("account", "campaign", "adset", "ad");

        var kind = new Option<string?>("--kind") { Description = "What your files hold. Told from the rows unless given." };
        kind.AcceptOnlyFromAmong("campaigns", "adsets", "ads", "insights");

        var command = new RootCommand("Stores Graph API insights with AdFlux.Data and prints what they add up to.")
        {
            postgres,
            input,
            kind,
            level,
        };
        command.SetAction(
            (arguments, cancellationToken) =>
                // SQLite works on the calling thread, and Ctrl-C is listened to only once the action has returned its task.
                Task.Run(
                    () =>
                        RunAsync(
                            async console =>
                            {
                                await using Store store = await Store.OpenAsync(arguments.GetValue(postgres), console, cancellationToken);
                                if (arguments.GetValue(input) is { } path)
                                    await new OwnExport(store, console).RunAsync(
                                        path,
                                        Kind(arguments.GetValue(kind)),
                                        Level(arguments.GetValue(level)),
                                        cancellationToken
                                    );
                                else
                                    await new SampleExportRun(store, console).RunAsync(cancellationToken);
                            },
                            cancellationToken
                        ),
                    CancellationToken.None
                )
        );
        return command;
    }

    private static GraphExportKind? Kind(string? name) =>
        name switch
        {
            "campaigns" => GraphExportKind.Campaigns,
            "adsets" => GraphExportKind.AdSets,
            "ads" => GraphExportKind.Ads,
            "insights" => GraphExportKind.Insights,
            _ => null,
        };

    private static InsightLevel? Level(string? name) =>
        name switch
        {
            "account" => InsightLevel.Account,
            "campaign" => InsightLevel.Campaign,
            "adset" => InsightLevel.AdSet,
            "ad" => InsightLevel.Ad,
            _ => null,
        };

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
