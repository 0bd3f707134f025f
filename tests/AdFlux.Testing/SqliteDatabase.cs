using System.Data.Common;
using Microsoft.Data.Sqlite;

namespace AdFlux.Testing;

/// <summary>A database in a file of its own.</summary>
public sealed class SqliteDatabase : TestDatabase
{
    private readonly DirectoryInfo _folder = TestFolder.Create("sqlite");

    public override TestProvider Provider => TestProvider.Sqlite;

    /// <summary>The database file; SQLite creates it when the first connection opens.</summary>
    public string File => Path.Combine(_folder.FullName, "adflux.db");

    public override string ConnectionString => new SqliteConnectionStringBuilder { DataSource = File }.ConnectionString;

    public override ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public override Task<TestDatabase> CreateAnotherAsync(CancellationToken cancellationToken = default) =>
        Task.FromResult<TestDatabase>(new SqliteDatabase());

    protected override DbConnection CreateConnection() => new SqliteConnection(ConnectionString);

    protected override ValueTask RemoveAsync()
    {
        using (var connection = new SqliteConnection(ConnectionString))
            SqliteConnection.ClearPool(connection);

        _folder.Delete(recursive: true);
        return ValueTask.CompletedTask;
    }
}
