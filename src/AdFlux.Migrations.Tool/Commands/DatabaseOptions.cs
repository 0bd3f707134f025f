using System.CommandLine;
using AdFlux.Migrations.Tool.Output;

namespace AdFlux.Migrations.Tool.Commands;

/// <summary>The options that say which database: a provider, and one source for the connection string.</summary>
/// <param name="console">Whose environment may name the database.</param>
/// <param name="isOptional">Whether the command can do without a database.</param>
internal sealed class DatabaseOptions(ToolConsole console, bool isOptional = false)
{
    public const string Variable = "ADFLUX_CONNECTION_STRING";

    private const string PostgreSql = "postgresql";

    private readonly ChoiceOption _provider = new("--provider", PostgreSql, "sqlite")
    {
        Description = "The database's kind.",
        Required = !isOptional,
    };

    private readonly Option<string> _connection = new("--connection")
    {
        Description =
            "The connection string. Other users of the machine can see a command line: for one that holds a password "
            + $"use --connection-file or the environment variable {Variable}.",
        HelpName = "connection string",
    };

    private readonly Option<string> _connectionFile = new("--connection-file")
    {
        Description = "A file that holds the connection string.",
        HelpName = "file",
    };

    public void AddProviderTo(Command command) => command.Options.Add(_provider);

    public void AddTo(Command command)
    {
        AddProviderTo(command);
        command.Options.Add(_connection);
        command.Options.Add(_connectionFile);
    }

    /// <summary>The database that the command line names.</summary>
    /// <exception cref="UsageException">There is not exactly one connection string.</exception>
    public DatabaseChoice Read(ParseResult commandLine) => new(IsPostgreSql(commandLine), ReadConnectionString(commandLine));

    public bool IsPostgreSql(ParseResult commandLine) =>
        commandLine.GetRequiredValue(_provider).Equals(PostgreSql, StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether the provider that the command line names is PostgreSQL; null when it names none.</summary>
    public bool? ReadProvider(ParseResult commandLine) =>
        commandLine.GetValue(_provider)?.Equals(PostgreSql, StringComparison.OrdinalIgnoreCase);

    /// <summary>The database that the command line names; null when it names none.</summary>
    /// <exception cref="UsageException">There is more than one connection string, or one by an option and no provider.</exception>
    public DatabaseChoice? ReadIfGiven(ParseResult commandLine)
    {
        if (ReadProvider(commandLine) is null)
        {
            // The environment may hold a connection string for other commands.
            return commandLine.GetValue(_connection) is null && commandLine.GetValue(_connectionFile) is null
                ? null
                : throw new UsageException("A connection string goes with --provider postgresql or --provider sqlite.");
        }

        return Sources(commandLine).Any(source => source.Value is not null) ? Read(commandLine) : null;
    }

    private (string Name, string? Value, Func<string, string> Read)[] Sources(ParseResult commandLine) =>
        [
            (_connection.Name, commandLine.GetValue(_connection), value => value),
            (_connectionFile.Name, commandLine.GetValue(_connectionFile), ReadFile),
            (Variable, console.Variable(Variable) is { Length: > 0 } value ? value : null, value => value),
        ];

    private string ReadConnectionString(ParseResult commandLine) =>
        Sources(commandLine).Where(source => source.Value is not null).ToArray() switch
        {
            [] => throw new UsageException(
                $"Which database? Set {Variable}, or give --connection-file <file> or --connection \"<connection string>\"."
            ),
            [var source] => source.Read(source.Value!),
            var several => throw new UsageException(
                $"The connection string is given by {string.Join(" and ", several.Select(source => source.Name))}; give it by one of them only"
                    + "."
            ),
        };

    private static string ReadFile(string path)
    {
        string text;
        try
        {
            text = File.ReadAllText(path).Trim();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new UsageException($"The file of --connection-file cannot be read: {exception.Message}");
        }

        return text.Length > 0
            ? text
            : throw new UsageException("The file of --connection-file is empty; write the connection string into it.");
    }
}
