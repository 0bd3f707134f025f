using System.CommandLine;
using System.CommandLine.Help;
using AdFlux.Migrations.Tool.Commands;
using AdFlux.Migrations.Tool.Output;

namespace AdFlux.Migrations.Tool;

/// <summary>The command line of <c>adflux-migrate</c>.</summary>
internal static class CommandLine
{
    /// <summary>How long a cancelled run may take to roll back before the process ends all the same; the database then rolls back by itself.</summary>
    private static readonly TimeSpan RollbackTime = TimeSpan.FromSeconds(20);

    public static async Task<int> RunAsync(string[] arguments, ToolConsole console, CancellationToken cancellationToken)
    {
        // A response file would turn a connection string that starts with @ into a path.
        var commandLine = CreateRoot(console).Parse(arguments, new() { ResponseFileTokenReplacer = null });
        if (commandLine.Errors.Count > 0)
        {
            new Report(console, SharedOptions.AskForJson(arguments)).WriteError(
                $"{string.Join(' ', Messages(commandLine, arguments))} Type adflux-migrate {Path(commandLine)}--help for what it takes.",
                ExitCode.Usage
            );
            return (int)ExitCode.Usage;
        }

        var invocation = new InvocationConfiguration
        {
            Output = console.Out,
            Error = console.Error,
            EnableDefaultExceptionHandler = false,
            ProcessTerminationTimeout = RollbackTime,
        };
        return await commandLine.InvokeAsync(invocation, cancellationToken).ConfigureAwait(false);
    }

    internal static RootCommand CreateRoot(ToolConsole console)
    {
        var shared = new SharedOptions(console);
        var root = new RootCommand(
            """
            Applies the migrations of an AdFlux database, on PostgreSQL and SQLite.

            Exit codes: 0 ok, 1 error, 2 usage, 3 migrations pending, 4 another holds a lock, 5 the database differs from its migrations,
            6 the database is newer than this version, 7 the database cannot be reached now, 130 cancelled.
            """
        )
        {
            StatusCommand.Create(shared),
            UpCommand.Create(shared),
            ToCommand.Create(shared),
            DownCommand.Create(shared),
            ScriptCommand.Create(shared),
            ValidateCommand.Create(shared),
            RepairCommand.Create(shared),
            UnlockCommand.Create(shared),
            WaitCommand.Create(shared),
            DriftCommand.Create(shared),
            LintCommand.Create(shared),
            DiagramCommand.Create(shared),
            DistributeCommand.Create(shared),
            AdoptCommand.Create(shared),
        };
        var help = root.Options.OfType<HelpOption>().Single();
        help.Action = new HelpWithExample((HelpAction)help.Action!);
        return root;
    }

    private static string Path(ParseResult commandLine) =>
        commandLine.CommandResult.Command is ToolCommand command ? command.Name + " " : "";

    private static IEnumerable<string> Messages(ParseResult commandLine, string[] arguments)
    {
        var secrets = new ArgumentMask(arguments);
        var messages = commandLine.Errors.Select(error => secrets.Hide(error.Message)).Distinct(StringComparer.Ordinal).ToList();
        // Of a mistyped command the library also says that a command is missing, and of each word behind it that it is unknown.
        var told =
            messages.Count > 1
                ? messages.Where(message => !message.StartsWith("Required command was not provided", StringComparison.Ordinal))
                : messages;
        var isMistyped = commandLine.CommandResult.Command is RootCommand && arguments is [[not '-', ..], ..];
        return isMistyped ? told.Take(1) : told;
    }
}
