using System.Runtime.CompilerServices;
using System.Text.Json;

namespace AdFlux.Migrations.Tests.Adoption;

/// <summary>What the Python application did to an empty database: the statements that SQLAlchemy ran, and the rows that it then read.</summary>
internal sealed class Recording
{
    private readonly JsonDocument _document;

    private Recording(string text) => (Text, _document) = (text, JsonDocument.Parse(text));

    public string Text { get; }

    /// <summary>Tells which sources of the application made it.</summary>
    public string Source => _document.RootElement.GetProperty("source").GetString()!;

    /// <summary>The rows as the application read them after it had made the database, by table.</summary>
    public JsonElement Made => _document.RootElement.GetProperty("made");

    /// <summary>The rows after it had written once more.</summary>
    public JsonElement Written => _document.RootElement.GetProperty("written");

    public static Recording Of(TestProvider provider) => new(File.ReadAllText(PathOf(provider)));

    /// <summary>Makes the database of the application in an empty one.</summary>
    public Task MakeAsync(TestDatabase database) => ReplayAsync(database, "make");

    /// <summary>Does what the application does in its daily work.</summary>
    public Task WriteAsync(TestDatabase database) => ReplayAsync(database, "write");

    private async Task ReplayAsync(TestDatabase database, string part)
    {
        await using var connection = await database.OpenConnectionAsync(TestContext.Current.CancellationToken);
        if (database.Provider is TestProvider.Sqlite)
        {
            // Python's driver leaves foreign keys off.
            await ExecuteAsync(connection, "PRAGMA foreign_keys = OFF");
        }

        await ExecuteAsync(connection, "BEGIN");
        foreach (var statement in _document.RootElement.GetProperty(part).EnumerateArray())
        {
            await ExecuteAsync(connection, statement.GetString()!);
        }

        await ExecuteAsync(connection, "COMMIT");
    }

    private static async Task ExecuteAsync(System.Data.Common.DbConnection connection, string sql)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
    }

    private static string PathOf(TestProvider provider, [CallerFilePath] string source = "") =>
        Path.Combine(Path.GetDirectoryName(source)!, "recorded", provider is TestProvider.PostgreSql ? "postgresql.json" : "sqlite.json");
}
