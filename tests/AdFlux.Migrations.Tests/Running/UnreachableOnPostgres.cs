using System.Net;
using System.Net.Sockets;
using AdFlux.Migrations.Faults;
using AdFlux.Migrations.Tests.Support;
using Npgsql;

namespace AdFlux.Migrations.Tests.Running;

/// <summary>Servers that cannot be reached or refuse, in process and by the tool.</summary>
[OnPostgres]
public sealed class UnreachableOnPostgres(PostgresDatabase database) : IClassFixture<PostgresDatabase>
{
    private const string Canary = "c4n4ry-p4ssw0rd";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_server_that_is_down_may_be_back_later()
    {
        var (failure, tool) = await FailAsync(connection => connection.Port = ClosedPort());

        Assert.True(failure.IsTransient);
        Assert.Equal(7, tool.ExitCode);
    }

    [Fact]
    public async Task A_host_that_has_no_address_may_have_one_later()
    {
        var (failure, tool) = await FailAsync(connection => connection.Host = "adflux.invalid");

        Assert.True(failure.IsTransient);
        Assert.Equal(7, tool.ExitCode);
    }

    [Fact]
    public async Task A_wrong_password_stays_wrong()
    {
        var (failure, tool) = await FailAsync(_ => { });

        Assert.False(failure.IsTransient);
        Assert.Equal(1, tool.ExitCode);
    }

    /// <summary>Tries with a wrong password, and checks that neither the error nor the tool's streams ever hold it.</summary>
    private async Task<(DatabaseAccessException Failure, ToolResult Tool)> FailAsync(Action<NpgsqlConnectionStringBuilder> change)
    {
        var connection = new NpgsqlConnectionStringBuilder(database.ConnectionString) { Password = Canary, Timeout = 5 };
        change(connection);

        var failure = await Assert.ThrowsAsync<DatabaseAccessException>(() =>
            AdFluxMigrator.ForPostgreSql(connection.ConnectionString).MigrateAsync(cancellationToken: Cancellation)
        );
        var tool = await ToolCommandLine.RunWithAsync(connection.ConnectionString, "up", "--provider", "postgresql");

        Assert.DoesNotContain(Canary, failure + tool.Output + tool.Error, StringComparison.Ordinal);
        Assert.Single(tool.Error.TrimEnd('\n').Split('\n'));
        return (failure, tool);
    }

    private static int ClosedPort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
