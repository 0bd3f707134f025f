using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Npgsql;

namespace AdFlux.Data.Tests.HealthChecks;

[OnPostgres]
public sealed class HealthCheckOnPostgres(PostgresDatabase database) : HealthCheckSpec(database), IClassFixture<PostgresDatabase>
{
    [Fact]
    public async Task A_wrong_password_is_named_and_not_repeated()
    {
        const string wrong = "canary-9b2e";
        await using ServiceProvider provider = Build(
            new NpgsqlConnectionStringBuilder(Database.ConnectionString) { Password = wrong }.ConnectionString
        );

        HealthReportEntry entry = await CheckAsync(provider);

        Assert.Equal((HealthStatus.Unhealthy, "AccessDenied"), (entry.Status, entry.Data["fault"]));
        Assert.Contains("check user name, password", entry.Description, StringComparison.Ordinal);
        Assert.DoesNotContain(wrong, $"{entry.Description} {entry.Exception}", StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_server_that_does_not_answer_is_unhealthy_when_the_time_is_over()
    {
        using var silent = new TcpListener(IPAddress.Loopback, port: 0);
        silent.Start();
        await using ServiceProvider provider = Build(
            $"Host=127.0.0.1;Port={((IPEndPoint)silent.LocalEndpoint).Port};Username=nobody;Timeout=60"
        );

        HealthReportEntry entry = await CheckAsync(provider);

        Assert.Equal(HealthStatus.Unhealthy, entry.Status);
        Assert.InRange(entry.Duration, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(20));
    }
}
