using AdFlux.Data.Mapping.ColumnTypes;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace AdFlux.Data.Generators.Tests.EntityFramework;

/// <summary>A SQLite database in memory, which lives as long as this object.</summary>
public sealed class PostingsDatabase : IAsyncLifetime
{
    private readonly SqliteConnection _keeper = new($"Data Source={Guid.NewGuid():N};Mode=Memory;Cache=Shared");

    internal PostingsContext CreateContext() =>
        new(
            (DbContextOptions<PostingsContext>)
                new DbContextOptionsBuilder<PostingsContext>().UseSqlite(_keeper.ConnectionString).UseColumnTypes().Options
        );

    public async ValueTask InitializeAsync()
    {
        await _keeper.OpenAsync();
        await using PostingsContext context = CreateContext();
        await context.Database.EnsureCreatedAsync();
    }

    public async Task<object?> ScalarAsync(string sql)
    {
        await using SqliteCommand command = _keeper.CreateCommand();
#pragma warning disable CA2100 // The tests' own SQL.
        command.CommandText = sql;
#pragma warning restore CA2100
        return await command.ExecuteScalarAsync();
    }

    public ValueTask DisposeAsync() => _keeper.DisposeAsync();
}
