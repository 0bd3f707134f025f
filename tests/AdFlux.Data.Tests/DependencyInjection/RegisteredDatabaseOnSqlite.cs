using System.Globalization;
using AdFlux.Data.Connections;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace AdFlux.Data.Tests.DependencyInjection;

[OnSqlite]
public sealed class RegisteredDatabaseOnSqlite(SqliteDatabase database) : RegisteredDatabaseSpec(database), IClassFixture<SqliteDatabase>
{
    private static readonly string[] _pragmas =
    [
        "foreign_keys",
        "journal_mode",
        "synchronous",
        "cache_size",
        "mmap_size",
        "wal_autocheckpoint",
    ];

    [Fact]
    public async Task Connections_are_set_up_for_many_readers_beside_a_writer()
    {
        Assert.Equal(["1", "wal", "1", "-65536", "1073741824", "16384"], await PragmasAsync(_ => { }));
        Assert.Equal(30, await BusySecondsAsync(_ => { }));
    }

    [Fact]
    public async Task Connections_are_set_up_as_the_options_say()
    {
        void Change(SqliteOptions options)
        {
            options.BusyTimeout = TimeSpan.FromSeconds(7);
            options.Synchronous = SqliteSynchronous.Full;
            (options.CacheMegabytes, options.MemoryMapMegabytes, options.CheckpointPages) = (8, 0, 500);
        }

        Assert.Equal(["1", "wal", "2", "-8192", "0", "500"], await PragmasAsync(Change));
        Assert.Equal(7, await BusySecondsAsync(Change));
    }

    [Fact]
    public async Task A_file_keeps_its_journal_mode_where_it_cannot_have_a_write_ahead_log()
    {
        Assert.Equal("delete", (await PragmasAsync(options => options.WriteAheadLog = false, $"Data Source={FileOf("plain.db")}"))[1]);
    }

    [Fact]
    public async Task A_connection_that_cannot_be_set_up_is_not_used()
    {
        string file = FileOf("broken.db");
        await File.WriteAllTextAsync(file, new string('x', 4_096), Token);
        AdFluxDbContext context = CreateContext($"Data Source={file}");

        for (int attempt = 0; attempt < 2; attempt++)
        {
            await Assert.ThrowsAsync<Microsoft.Data.Sqlite.SqliteException>(() => context.Database.OpenConnectionAsync(Token));
            Assert.Equal(System.Data.ConnectionState.Closed, context.Database.GetDbConnection().State);
        }
    }

    private string FileOf(string name) => Path.Combine(Path.GetDirectoryName(database.File)!, name);

    private async Task<string[]> PragmasAsync(Action<SqliteOptions> configure, string? connectionString = null)
    {
        await using ServiceProvider provider = Build(configure, connectionString);
        await using AsyncServiceScope scope = provider.CreateAsyncScope();
        var context = scope.ServiceProvider.GetRequiredService<AdFluxDbContext>();
        await context.Database.OpenConnectionAsync(Token);
        var values = new List<string>();
        foreach (string pragma in _pragmas)
        {
            await using var command = context.Database.GetDbConnection().CreateCommand();
            command.CommandText = $"PRAGMA {pragma}";
            values.Add(Convert.ToString(await command.ExecuteScalarAsync(Token), CultureInfo.InvariantCulture)!);
        }

        return [.. values];
    }

    private async Task<int> BusySecondsAsync(Action<SqliteOptions> configure)
    {
        await using ServiceProvider provider = Build(configure);
        await using AsyncServiceScope scope = provider.CreateAsyncScope();
        var connection = scope.ServiceProvider.GetRequiredService<AdFluxDbContext>().Database.GetDbConnection();
        return ((Microsoft.Data.Sqlite.SqliteConnection)connection).DefaultTimeout;
    }

    private ServiceProvider Build(Action<SqliteOptions> configure, string? connectionString = null)
    {
        var services = new ServiceCollection();
        services.AddAdFluxData(options => options.UseSqlite(connectionString ?? Database.ConnectionString, configure));
        return services.BuildServiceProvider();
    }
}
