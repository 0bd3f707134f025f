using System.Globalization;
using AdFlux.Testing.Postgres;
using Npgsql;

namespace AdFlux.Testing;

/// <summary>A private PostgreSQL server and a standby that streams from it, both on the loopback address, for tests that stop and promote them.</summary>
/// <remarks>
/// Commits wait until the standby has received them (<c>synchronous_standby_names = '*'</c>), not until it shows them; without a standby
/// <see cref="CommitWithoutStandbyAsync"/> lets them go on.
/// </remarks>
public sealed class ReplicatedPostgres : IAsyncDisposable
{
    private const string ReadyWords = "database system is ready to accept";
    private const string Name = "adflux_replicated";

    private readonly PostgresDataFolder _folder;
    private readonly PostgresProcess _primary;
    private PostgresProcess? _standby;

    private ReplicatedPostgres(PostgresDataFolder folder, Server primary, Server standby)
    {
        (_folder, _primary, _standby) = (folder, primary.Process, standby.Process);
        Primary = ConnectionTo(folder, Name, primary.Port);
        Standby = ConnectionTo(folder, Name, standby.Port);
        Both = ConnectionTo(folder, Name, primary.Port, standby.Port);
    }

    /// <summary>Connects to the server that was the primary at the start.</summary>
    public string Primary { get; }

    /// <summary>Connects to the server that was the standby at the start.</summary>
    public string Standby { get; }

    /// <summary>Names both servers as hosts. Npgsql asks a server anew at each connection whether it is the primary.</summary>
    public string Both { get; }

    public static async Task<ReplicatedPostgres> StartAsync()
    {
        PostgresBinaries binaries = await PostgresBinaries.FindAsync();
        PostgresDataFolder folder = await PostgresDataFolder.CreateAsync(binaries);
        var started = new List<Server>();
        try
        {
            string copy = await folder.CopyForStandbyAsync();
            started.Add(await StartAsync(binaries, folder, folder.Data));
            await ScalarAsync(ConnectionTo(folder, "postgres", started[0].Port), $"CREATE DATABASE {Name}");
            string source = $"host=127.0.0.1 port={started[0].Port} user={PostgresDataFolder.Superuser} password={folder.Password}";
            started.Add(await StartAsync(binaries, folder, copy, $"primary_conninfo={source}"));

            var servers = new ReplicatedPostgres(folder, started[0], started[1]);
            await servers.UntilStreamingAsync();
            await ScalarAsync(servers.Primary, "ALTER SYSTEM SET synchronous_standby_names = '*'");
            await ScalarAsync(servers.Primary, "SELECT pg_reload_conf()");
            return servers;
        }
        catch
        {
            started.ForEach(server => server.Process.Dispose());
            folder.Delete();
            throw;
        }
    }

    /// <summary>Ends the first primary as a power cut would.</summary>
    public void CrashPrimary() => _primary.Crash();

    public void StopStandby()
    {
        _standby?.Dispose();
        _standby = null;
    }

    /// <summary>Makes the standby a primary, once it has replayed all it received.</summary>
    public Task PromoteStandbyAsync() => ScalarAsync(Standby, "SELECT pg_promote()");

    /// <summary>Makes the standby receive changes and not show them.</summary>
    public Task PauseReplayAsync() => ScalarAsync(Standby, "SELECT pg_wal_replay_pause()");

    /// <summary>Makes the standby show all that was committed before.</summary>
    public async Task CatchUpAsync()
    {
        // Not through the database of the tests, which the standby may not have yet.
        string standby = new NpgsqlConnectionStringBuilder(Standby) { Database = "postgres" }.ConnectionString;
        await ScalarAsync(standby, "SELECT pg_wal_replay_resume() WHERE pg_is_wal_replay_paused()");
        string written = (string)(await ScalarAsync(Primary, "SELECT pg_current_wal_lsn()::text"))!;
        while (!(bool)(await ScalarAsync(standby, $"SELECT pg_last_wal_replay_lsn() >= '{written}'"))!)
            await Task.Delay(TimeSpan.FromMilliseconds(10));
    }

    /// <summary>Lets commits of the first primary, or of the standby once it is one, end without a standby.</summary>
    public static async Task CommitWithoutStandbyAsync(string server)
    {
        await ScalarAsync(server, "ALTER SYSTEM SET synchronous_standby_names = ''");
        await ScalarAsync(server, "SELECT pg_reload_conf()");
    }

    public static async Task<object?> ScalarAsync(string server, string sql)
    {
        await using var connection = new NpgsqlConnection(server);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteScalarAsync();
    }

    public ValueTask DisposeAsync()
    {
        StopStandby();
        _primary.Dispose();
        _folder.Delete();
        return ValueTask.CompletedTask;
    }

    private static async Task<Server> StartAsync(
        PostgresBinaries binaries,
        PostgresDataFolder folder,
        string data,
        params string[] settings
    )
    {
        int port = PostgresCluster.FreePort();
        var process = new PostgresProcess(
            PostgresCommand.CreateTiedToThread(
                binaries.Server,
                folder.Root,
                [
                    "-D",
                    data,
                    .. PostgresCluster.Settings(port),
                    .. settings.Append("synchronous_commit=on").SelectMany(setting => new[] { "-c", setting }),
                ]
            ),
            ReadyWords
        );
        if (await process.Ready)
            return new Server(process, port);

        process.Dispose();
        throw new InvalidOperationException($"PostgreSQL did not start from {binaries.Folder}:\n{process.Log}");
    }

    private async Task UntilStreamingAsync()
    {
        while ((long)(await ScalarAsync(Primary, "SELECT count(*) FROM pg_stat_replication WHERE state = 'streaming'"))! == 0)
            await Task.Delay(TimeSpan.FromMilliseconds(20));
        await CatchUpAsync();
    }

    // Without a pool for the tests' own statements, and without memory of which server was the primary.
    private static string ConnectionTo(PostgresDataFolder folder, string database, params int[] ports) =>
        new NpgsqlConnectionStringBuilder
        {
            Host = string.Join(',', ports.Select(port => string.Create(CultureInfo.InvariantCulture, $"127.0.0.1:{port}"))),
            Username = PostgresDataFolder.Superuser,
            Password = folder.Password,
            Database = database,
            Pooling = ports.Length > 1,
            HostRecheckSeconds = 0,
            Timeout = 5,
        }.ConnectionString;

    private readonly record struct Server(PostgresProcess Process, int Port);
}
