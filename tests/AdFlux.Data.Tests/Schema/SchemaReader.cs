using System.Data.Common;

namespace AdFlux.Data.Tests.Schema;

/// <summary>Reads what a database really holds from its own catalog, each list in ordinal order.</summary>
internal abstract class SchemaReader(TestDatabase database)
{
    public static SchemaReader For(TestDatabase database) =>
        database.Provider == TestProvider.PostgreSql ? new PostgresSchemaReader(database) : new SqliteSchemaReader(database);

    /// <summary>table column type nullability</summary>
    public abstract Task<string[]> ColumnsAsync();

    /// <summary>table(columns)</summary>
    public abstract Task<string[]> PrimaryKeysAsync();

    /// <summary>table(columns) -> table(columns) action</summary>
    public abstract Task<string[]> ForeignKeysAsync();

    /// <summary>name table(columns), of indexes that no constraint owns</summary>
    public abstract Task<string[]> IndexesAsync();

    /// <summary>name table(columns)</summary>
    public abstract Task<string[]> UniqueConstraintsAsync();

    /// <summary>table column default</summary>
    public abstract Task<string[]> DefaultsAsync();

    protected async Task<string[]> ReadAsync(string sql)
    {
        await using DbConnection connection = await database.OpenConnectionAsync();
        await using DbCommand command = connection.CreateCommand();
        command.CommandText = sql;
        var lines = new List<string>();
        await using DbDataReader reader = await command.ExecuteReaderAsync();
        while (await reader.ReadAsync())
            lines.Add(reader.GetString(0));

        return [.. lines.Order(StringComparer.Ordinal)];
    }
}
