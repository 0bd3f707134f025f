using System.Net;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;

namespace AdFlux.Samples.Tests.RecruitingApi;

public abstract partial class DemoSpec(TestDatabase database)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

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

    [Fact]
    public async Task Every_address_that_the_readme_asks_answers_on_the_demo()
    {
        await using ApiServer server = await ApiServer.StartAsync(database, ["--demo"]);
        string[] addresses =
        [
            .. Asked().Matches(await File.ReadAllTextAsync(Readme(), Token)).Select(asked => asked.Groups["address"].Value),
        ];

        Assert.InRange(addresses.Length, 9, 20);
        foreach (string address in addresses)
        {
            using HttpResponseMessage answer = await server.Client.GetAsync(new Uri(address, UriKind.Relative), Token);
            Assert.True(answer.StatusCode == HttpStatusCode.OK, $"{address}: {answer.StatusCode}");
        }
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

    private static Task<string> ReadAsync(ApiServer server, string address) =>
        server.Client.GetStringAsync(new Uri(address, UriKind.Relative), Token);

    private static string Readme([CallerFilePath] string file = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(file)!, "..", "..", "..", "samples", "RecruitingApi", "README.md"));

    [GeneratedRegex(
        @"^curl '?localhost:5000(?<address>/[^'\s]*)'?$",
        RegexOptions.Multiline | RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex Asked();
}
