using System.Net;

namespace AdFlux.Samples.Tests.RecruitingApi;

public abstract class DemoSpec(TestDatabase database)
{
    [Fact]
    public async Task The_demo_migrates_an_empty_database_and_changes_nothing_a_second_time()
    {
        (string jobs, string funnel, string performance) first = await LookAsync();
        (string jobs, string funnel, string performance) second = await LookAsync();

        Assert.Contains("Registered nurse", first.jobs, StringComparison.Ordinal);
        Assert.Contains("""{"status":"Rejected","applications":1}""", first.funnel, StringComparison.Ordinal);
        Assert.Contains("2026-06-30", first.performance, StringComparison.Ordinal);
        Assert.Equal(first, second);
    }

    private async Task<(string Jobs, string Funnel, string Performance)> LookAsync()
    {
        await using ApiServer server = await ApiServer.StartAsync(database, ["--demo"]);
        return (
            await ReadAsync(server, "/jobs"),
            await ReadAsync(server, "/jobs/JOB-0002/funnel"),
            await ReadAsync(server, "/meta-campaigns/120210000000000002/performance?from=2026-06-24&to=2026-06-30")
        );
    }

    private static async Task<string> ReadAsync(ApiServer server, string address)
    {
        ApiAnswer answer = await ApiAnswer.ReadAsync(
            await server.Client.GetAsync(new Uri(address, UriKind.Relative), TestContext.Current.CancellationToken)
        );
        Assert.Equal(HttpStatusCode.OK, answer.Status);
        return answer.Text;
    }
}
