using System.Globalization;
using System.Net;
using System.Net.Sockets;
using AdFlux.Testing.Postgres;
using Npgsql;

namespace AdFlux.Testing;

/// <summary>A pgbouncer in transaction mode with two server connections for all its clients, in front of one database.</summary>
/// <remarks>Like PostgreSQL it refuses to run as root. A machine without it fails the tests that need it, and they say what to do.</remarks>
public sealed class PgBouncer : IAsyncDisposable
{
    private readonly DirectoryInfo _folder;
    private readonly PostgresProcess _process;

    private PgBouncer(DirectoryInfo folder, PostgresProcess process, string connectionString) =>
        (_folder, _process, ConnectionString) = (folder, process, connectionString);

    /// <summary>Connects through the pooler.</summary>
    public string ConnectionString { get; }

    public static async Task<PgBouncer> StartAsync(TestDatabase database)
    {
        string program = Find();
        int port = FreePort();
        DirectoryInfo folder = PostgresUser.Unprivileged is null ? TestFolder.Create("pgbouncer") : TestFolder.CreateReachable("pgbouncer");
        string settings = Path.Combine(folder.FullName, "pgbouncer.ini");
        await File.WriteAllTextAsync(settings, Settings(new NpgsqlConnectionStringBuilder(database.ConnectionString), port));
        if (PostgresUser.Unprivileged is { } user)
            await user.OwnAsync(folder.FullName);

        var process = new PostgresProcess(PostgresCommand.CreateTiedToThread(program, folder.FullName, settings), readyWords: "process up");
        if (await process.Ready)
            return new PgBouncer(folder, process, Through(database.ConnectionString, port));

        process.Dispose();
        folder.Delete(recursive: true);
        throw new InvalidOperationException($"pgbouncer did not start:\n{process.Log}");
    }

    public ValueTask DisposeAsync()
    {
        using (var connection = new NpgsqlConnection(ConnectionString))
            NpgsqlConnection.ClearPool(connection);
        _process.Dispose();
        _folder.Delete(recursive: true);
        return ValueTask.CompletedTask;
    }

    private static string Find() =>
        (Environment.GetEnvironmentVariable("PATH") ?? "")
            .Split(Path.PathSeparator)
            .Append("/usr/sbin")
            .Select(folder => Path.Combine(folder, "pgbouncer"))
            .FirstOrDefault(File.Exists)
        ?? throw new InvalidOperationException(
            "No pgbouncer for the tests, in /usr/sbin or on the PATH. Install it (Debian: apt-get install pgbouncer), or run ./test.sh, which does."
        );

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, port: 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private static string Settings(NpgsqlConnectionStringBuilder server, int port) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"""
            [databases]
            * = host={server.Host} port={server.Port} user={server.Username} password='{server.Password}'

            [pgbouncer]
            listen_addr = 127.0.0.1
            listen_port = {port}
            unix_socket_dir =
            auth_type = any
            pool_mode = transaction
            default_pool_size = 2
            ignore_startup_parameters = extra_float_digits

            """
        );

    private static string Through(string server, int port) =>
        new NpgsqlConnectionStringBuilder(server)
        {
            Host = "127.0.0.1",
            Port = port,
            Password = null,
            NoResetOnClose = true,
        }.ConnectionString;
}
