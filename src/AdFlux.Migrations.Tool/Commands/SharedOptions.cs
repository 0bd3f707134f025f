using System.CommandLine;
using System.Globalization;
using AdFlux.Migrations.Tool.Output;

namespace AdFlux.Migrations.Tool.Commands;

/// <summary>What every command shares: the database, the form of the report, how long to wait for the lock.</summary>
internal sealed class SharedOptions
{
    private const string Json = "json";

    private readonly ToolConsole _console;
    private readonly DatabaseOptions _database = new();

    private readonly ChoiceOption _output = new("--output", "text", Json)
    {
        Description = "The form of the result: text for people, or one JSON document.",
        DefaultValueFactory = _ => "text",
    };

    private readonly Option<int> _lockWait = new("--lock-wait")
    {
        Description = "How many seconds to wait for another run to finish; 0 tries once.",
        HelpName = "seconds",
        DefaultValueFactory = _ => 60,
    };

    public SharedOptions(ToolConsole console)
    {
        _console = console;
        _lockWait.Validators.Add(result =>
        {
            // Asking the result for its value would throw where the text is no number.
            if (result.Tokens is [{ Value: var text }] && !int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out _))
            {
                result.AddError("--lock-wait takes a whole number of seconds, 0 or more.");
            }
        });
    }

    /// <summary>Adds the options to a command, and runs it inside the boundary that turns errors into exit codes.</summary>
    public Command Complete(Command command, bool takesLock, Func<CommandRun, CancellationToken, Task<ExitCode>> run)
    {
        _database.AddTo(command);
        if (takesLock)
        {
            command.Options.Add(_lockWait);
        }

        command.Options.Add(_output);
        // The library hears of signals only once the action has returned its task, and SQLite works on the thread that calls it.
        command.SetAction(
            (commandLine, cancellationToken) =>
                Task.Run(
                    () => ErrorBoundary.RunAsync(_console, () => run(Begin(commandLine, takesLock), cancellationToken)),
                    CancellationToken.None
                )
        );
        return command;
    }

    private CommandRun Begin(ParseResult commandLine, bool takesLock)
    {
        var migrator = _database.CreateMigrator(commandLine, new ErrorStreamLoggerFactory(_console.Error));
        var isJson = string.Equals(commandLine.GetValue(_output), Json, StringComparison.OrdinalIgnoreCase);
        Report report = isJson ? new JsonReport(_console) : new TextReport(_console);
        var options = takesLock ? new MigrationOptions { LockWait = TimeSpan.FromSeconds(commandLine.GetValue(_lockWait)) } : new();
        return new(commandLine, migrator, options, report);
    }
}
