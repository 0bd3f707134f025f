using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Npgsql;

namespace AdFlux.Testing;

/// <summary>Stands between a client and a PostgreSQL server, message by message, and does to both what networks and poolers do.</summary>
public sealed class WireProxy : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _end = new();
    private readonly NpgsqlConnectionStringBuilder _server;
    private readonly Task _accepting;

    public WireProxy(TestDatabase database)
    {
        _server = new(database.ConnectionString);
        _listener.Start();
        _accepting = AcceptAsync();
    }

    /// <summary>Gives the client a process id that is not the session's, as a pooler does.</summary>
    public bool HidesProcessId { get; init; }

    /// <summary>Ends the client's connection instead of passing on that its transaction was committed.</summary>
    public bool DropsAtCommit { get; init; }

    /// <summary>Ends both connections instead of passing on that the client wants to commit.</summary>
    public bool DropsBeforeCommit { get; init; }

    /// <summary>How often it has dropped a connection.</summary>
    public int Drops { get; private set; }

    public string ConnectionString =>
        new NpgsqlConnectionStringBuilder(_server.ConnectionString)
        {
            Host = "127.0.0.1",
            Port = ((IPEndPoint)_listener.LocalEndpoint).Port,
            SslMode = SslMode.Disable,
            GssEncryptionMode = GssEncryptionMode.Disable,
        }.ConnectionString;

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        _listener.Dispose();
        await _accepting;
        _end.Dispose();
    }

    private async Task AcceptAsync()
    {
        var connections = new List<Task>();
        try
        {
            while (true)
            {
                connections.Add(ServeAsync(await _listener.AcceptTcpClientAsync(_end.Token)));
            }
        }
        catch (OperationCanceledException)
        {
            await Task.WhenAll(connections);
        }
    }

    private async Task ServeAsync(TcpClient client)
    {
        using var server = new TcpClient();
        using (client)
        {
            try
            {
                await server.ConnectAsync(_server.Host!, _server.Port, _end.Token);
                await Task.WhenAny(AskAsync(client.GetStream(), server.GetStream()), AnswerAsync(server.GetStream(), client.GetStream()));
            }
            catch (Exception exception) when (exception is IOException or SocketException or OperationCanceledException)
            {
                // One side has gone; disposing tells the other.
            }
        }
    }

    private async Task AskAsync(NetworkStream client, NetworkStream server)
    {
        var buffer = new byte[1 << 16];
        while (await client.ReadAsync(buffer, _end.Token) is var length and > 0)
        {
            if (DropsBeforeCommit && buffer.AsSpan(0, length).IndexOf("COMMIT\0"u8) >= 0)
            {
                Drops++;
                return;
            }

            await server.WriteAsync(buffer.AsMemory(0, length), _end.Token);
        }
    }

    private async Task AnswerAsync(NetworkStream server, NetworkStream client)
    {
        var header = new byte[5];
        while (true)
        {
            await server.ReadExactlyAsync(header, _end.Token);
            var body = new byte[BinaryPrimitives.ReadInt32BigEndian(header.AsSpan(1)) - 4];
            await server.ReadExactlyAsync(body, _end.Token);
            if (header[0] == 'K' && HidesProcessId)
            {
                BinaryPrimitives.WriteInt32BigEndian(body, BinaryPrimitives.ReadInt32BigEndian(body) + 1_000_000);
            }

            if (header[0] == 'C' && DropsAtCommit && string.Equals(Encoding.ASCII.GetString(body), "COMMIT\0", StringComparison.Ordinal))
            {
                Drops++;
                return;
            }

            await client.WriteAsync(header, _end.Token);
            await client.WriteAsync(body, _end.Token);
        }
    }
}
