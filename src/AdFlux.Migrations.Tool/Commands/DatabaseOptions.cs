using System.CommandLine;

namespace AdFlux.Migrations.Tool.Commands;

/// <summary>The options that say which database: a provider, and one source for the connection string.</summary>
internal sealed class DatabaseOptions
{
    public const string Variable = "ADFLUX_CONNECTION_STRING";

    private const string PostgreSql = "postgresql";

    private readonly ChoiceOption _provider = new("--provider", PostgreSql, "sqlite")
    {
        Description = "The database's kind.",
        Required = true,
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

    public void AddTo(Command command)
    {
        command.Options.Add(_provider);
        command.Options.Add(_connection);
        command.Options.Add(_connectionFile);
    }

    /// <summary>The database that the command line names.</summary>
    /// <exception cref="UsageException">There is not exactly one connection string.</exception>
    public DatabaseChoice Read(ParseResult commandLine) =>
        new(
            commandLine.GetRequiredValue(_provider).Equals(PostgreSql, StringComparison.OrdinalIgnoreCase),
            ReadConnectionString(commandLine)
        );

    private string ReadConnectionString(ParseResult commandLine)
    {
        var sources = new (string Name, string? Value, Func<string, string> Read)[]
        {
            (_connection.Name, commandLine.GetValue(_connection), value => value),
            (_connectionFile.Name, commandLine.GetValue(_connectionFile), ReadFile),
            (Variable, Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } value ? value : null, value => value),
        };
        return sources.Where(source => source.Value is not null).ToArray() switch
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
    }

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
