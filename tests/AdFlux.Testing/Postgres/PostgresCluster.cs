using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Runtime.InteropServices;
using Npgsql;

namespace AdFlux.Testing.Postgres;

/// <summary>A private PostgreSQL server in a temporary folder, on a free port of the loopback address.</summary>
/// <remarks>
/// Made to show mistakes that a friendlier server hides: sessions start in a time zone that is not UTC, text sorts by language and
/// not ordinally, a wrong password is refused. Durability is off, since the data lives no longer than the tests.
/// </remarks>
internal sealed class PostgresCluster : IAsyncDisposable
{
    private const int Attempts = 5;

    private readonly PostgresDataFolder _folder;
    private readonly PostgresProcess _process;
    private readonly PosixSignalRegistration _termination;

    private PostgresCluster(PostgresDataFolder folder, PostgresProcess process, int port)
    {
        _folder = folder;
        _process = process;
        ConnectionString = new NpgsqlConnectionStringBuilder
        {
            Host = "127.0.0.1",
            Port = port,
            Username = PostgresDataFolder.Superuser,
            Password = folder.Password,
            Database = "postgres",
        }.ConnectionString;
        AppDomain.CurrentDomain.ProcessExit += StopAtExit;
        _termination = PosixSignalRegistration.Create(PosixSignal.SIGTERM, _ => Stop());
    }

    public string ConnectionString { get; }

    public static async Task<PostgresCluster> StartAsync(PostgresBinaries binaries)
    {
        var data = await PostgresDataFolder.CreateAsync(binaries);
        try
        {
            return await StartAsync(binaries, data);
        }
        catch
        {
            data.Delete();
            throw;
        }
    }

    public ValueTask DisposeAsync()
    {
        AppDomain.CurrentDomain.ProcessExit -= StopAtExit;
        _termination.Dispose();
        Stop();
        return ValueTask.CompletedTask;
    }

    private static async Task<PostgresCluster> StartAsync(PostgresBinaries binaries, PostgresDataFolder data)
    {
        // Another process can take the port between the moment it was seen free and the server's start.
        for (var attempt = 1; ; attempt++)
        {
            var port = FreePort();
            var server = new PostgresProcess(
                PostgresCommand.CreateTiedToThread(binaries.Server, data.Root, ["-D", data.Data, .. Settings(port)])
            );
            if (await server.Ready)
                return new PostgresCluster(data, server, port);

            server.Dispose();
            if (attempt == Attempts || !server.Log.Contains("could not bind", StringComparison.Ordinal))
                throw new InvalidOperationException($"PostgreSQL did not start from {binaries.Folder}:\n{server.Log}");
        }
    }

    /// <summary>The settings of every server of the tests, as arguments.</summary>
    public static IEnumerable<string> Settings(int port)
    {
        string[] settings =
        [
            "listen_addresses=127.0.0.1",
            string.Create(CultureInfo.InvariantCulture, $"port={port}"),
            "unix_socket_directories=",
            "max_connections=200",
            "timezone=Asia/Kolkata",
            "fsync=off",
            "synchronous_commit=off",
            "full_page_writes=off",
            // In the data folder, so that a server that is killed leaves nothing behind.
            "dynamic_shared_memory_type=mmap",
        ];
        return settings.SelectMany(setting => new[] { "-c", setting });
    }

    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, port: 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private void StopAtExit(object? sender, EventArgs e) => Stop();

    private void Stop()
    {
        _process.Dispose();
        _folder.Delete();
    }
}
