using System.CommandLine;
using AdFlux.Migrations.Tool.Output;

namespace AdFlux.Migrations.Tool.Commands;

/// <summary>What commands share: the form of the report, the database, how to take the migration lock.</summary>
internal sealed class SharedOptions
{
    private const string Output = "--output";
    private const string Json = "json";

    private readonly ToolConsole _console;
    private readonly DatabaseOptions _database;
    private readonly RunOptions _run = new();

    private readonly SecondsOption _waitForDatabase = new(
        "--wait-for-db",
        "How many seconds to wait for a server that cannot be reached yet.",
        byDefault: 0
    );

    private readonly ChoiceOption _output = new(Output, "text", Json)
    {
        Description = "The form of the result: text for people, or one JSON document.",
        DefaultValueFactory = _ => "text",
    };

    public SharedOptions(ToolConsole console)
    {
        _console = console;
        _database = new(console);
    }

    /// <summary>The database of a command that can do without one.</summary>
    public DatabaseOptions CreateOptionalDatabase() => new(_console, isOptional: true);

    /// <summary>Whether arguments that do not make a command ask for a document all the same.</summary>
    public static bool AskForJson(string[] arguments) =>
        arguments
            .Zip(arguments.Skip(1), (option, value) => new[] { option, value })
            .Concat(arguments.Select(argument => argument.Split('=', ':')))
            .Any(words => words is [Output, var form] && form.Equals(Json, StringComparison.OrdinalIgnoreCase));

    /// <summary>Completes a command that needs no database, and runs it inside the boundary that turns errors into exit codes.</summary>
    public Command Complete(Command command, Func<CommandRun, CancellationToken, Task<ExitCode>> run) =>
        Complete(command, (commandLine, report) => new CommandRun(commandLine, report, CreateLoggerFactory()), run);

    /// <summary>Completes a command that needs to know the kind of database only.</summary>
    public Command CompleteForProvider(Command command, Func<ProviderRun, CancellationToken, Task<ExitCode>> run)
    {
        _database.AddProviderTo(command);
        return Complete(
            command,
            (commandLine, report) => new ProviderRun(commandLine, report, CreateLoggerFactory(), _database.IsPostgreSql(commandLine)),
            run
        );
    }

    /// <summary>Completes a command on a database, and on an application's own migrations where they are named.</summary>
    public Command CompleteForMigrations(Command command, bool takesLock, Func<DatabaseRun, CancellationToken, Task<ExitCode>> run)
    {
        ApplicationOptions.AddTo(command);
        return Complete(command, takesLock, run);
    }

    /// <summary>Completes a command on a database; one that takes the migration lock gets the options for it too.</summary>
    public Command Complete(Command command, bool takesLock, Func<DatabaseRun, CancellationToken, Task<ExitCode>> run)
    {
        command.Options.Add(_waitForDatabase);
        return CompleteWithoutWait(
            command,
            takesLock,
            async (started, cancellationToken) =>
            {
                await WaitForDatabaseAsync(started, cancellationToken).ConfigureAwait(false);
                return await run(started, cancellationToken).ConfigureAwait(false);
            }
        );
    }

    /// <summary>Completes a command on a database that has a way of its own to wait for it.</summary>
    public Command CompleteWithoutWait(Command command, bool takesLock, Func<DatabaseRun, CancellationToken, Task<ExitCode>> run)
    {
        _database.AddTo(command);
        if (takesLock)
        {
            _run.AddTo(command);
        }

        return Complete(command, (commandLine, report) => Begin(commandLine, report, takesLock), run);
    }

    private DatabaseRun Begin(ParseResult commandLine, Report report, bool takesLock)
    {
        var database = _database.Read(commandLine);
        var loggerFactory = CreateLoggerFactory();
        return new(
            commandLine,
            report,
            loggerFactory,
            database,
            database.CreateMigrator(loggerFactory, ApplicationOptions.Read(commandLine)),
            takesLock ? _run.Read(commandLine) : new()
        );
    }

    private async Task WaitForDatabaseAsync(DatabaseRun run, CancellationToken cancellationToken)
    {
        if (run.CommandLine.GetValue(_waitForDatabase) is > 0 and var seconds)
        {
            await run.Migrator.WaitForDatabaseAsync(TimeSpan.FromSeconds(seconds), cancellationToken).ConfigureAwait(false);
        }
    }

    private ErrorStreamLoggerFactory CreateLoggerFactory() => new(_console.Error);

    private Command Complete<TRun>(
        Command command,
        Func<ParseResult, Report, TRun> begin,
        Func<TRun, CancellationToken, Task<ExitCode>> run
    )
    {
        command.Options.Add(_output);
        // The library hears of signals only once the action has returned its task, and SQLite works on the thread that calls it.
        command.SetAction(
            (commandLine, cancellationToken) => Task.Run(() => RunAsync(commandLine, cancellationToken), CancellationToken.None)
        );
        return command;

        Task<int> RunAsync(ParseResult commandLine, CancellationToken cancellationToken)
        {
            var isJson = string.Equals(commandLine.GetValue(_output), Json, StringComparison.OrdinalIgnoreCase);
            var report = new Report(_console, isJson);
            return ErrorBoundary.RunAsync(report, () => run(begin(commandLine, report), cancellationToken));
        }
    }
}
