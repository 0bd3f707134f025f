using System.Net;
using System.Net.Sockets;
using Npgsql;

namespace AdFlux.Samples.Tests.RecruitingApi;

[OnPostgres]
public sealed class HealthOnPostgres(PostgresDatabase database) : HealthSpec(database), IClassFixture<PostgresDatabase>
{
    private protected override Task<Obstacle> MakeUnavailableAsync()
    {
        // Bound and not listening: nobody else gets the port, and nobody answers.
        var nobody = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        nobody.Bind(new IPEndPoint(IPAddress.Loopback, port: 0));
        var settings = new NpgsqlConnectionStringBuilder(Database.ConnectionString)
        {
            Host = "127.0.0.1",
            Port = ((IPEndPoint)nobody.LocalEndPoint!).Port,
            Password = Secret,
        };
        return Task.FromResult(new Obstacle(settings.ConnectionString, nobody));
    }
}
