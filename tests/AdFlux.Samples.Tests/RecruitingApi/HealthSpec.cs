using System.Net;
using System.Net.Http.Json;

namespace AdFlux.Samples.Tests.RecruitingApi;

public abstract class HealthSpec(TestDatabase database) : OnRecruitingApi(database)
{
    private protected const string Secret = "canary-7c41";

    [Fact]
    public async Task It_is_ready_once_the_database_is_migrated()
    {
        ApiAnswer ready = await GetAsync("/health/ready");

        Assert.Equal((HttpStatusCode.OK, "Healthy"), (ready.Status, ready["status"]));
    }

    [Fact]
    public async Task Before_the_migration_it_is_live_and_not_ready_and_says_what_to_run()
    {
        await using TestDatabase empty = await Database.CreateAnotherAsync(Token);
        await using (await empty.OpenConnectionAsync(Token))
        {
            // Makes the file of a SQLite database.
        }

        await using ApiServer server = await ApiServer.StartAsync(empty, []);
        ApiAnswer live = await AskAsync(server, "/health/live");
        ApiAnswer ready = await AskAsync(server, "/health/ready");

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.ServiceUnavailable), (live.Status, ready.Status));
        Assert.Equal("Unhealthy", ready["status"]);
        Assert.Contains("adflux-migrate up", ready.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_fault_that_is_nobody_elses_business_is_a_500_problem_that_says_nothing()
    {
        await using TestDatabase empty = await Database.CreateAnotherAsync(Token);
        await using ApiServer server = await ApiServer.StartAsync(empty, []);

        ApiAnswer answer = await AskAsync(server, "/jobs");

        answer.Problem(HttpStatusCode.InternalServerError);
        Assert.DoesNotContain("job_openings", answer.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("detail", answer.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_database_that_cannot_serve_now_is_a_503_problem_that_says_when_to_come_back_and_no_secret()
    {
        using Obstacle obstacle = await MakeUnavailableAsync();
        await using ApiServer server = await ApiServer.StartAsync(Database, [], obstacle.ConnectionString);

        ApiAnswer answer = await ApplyAsync(server);

        answer.Problem(HttpStatusCode.ServiceUnavailable);
        Assert.Equal(TimeSpan.FromSeconds(2), answer.Message.Headers.RetryAfter?.Delta);
        Assert.DoesNotContain(Secret, $"{answer.Text} {answer.Message}", StringComparison.Ordinal);
        Assert.DoesNotContain("127.0.0.1", answer.Text, StringComparison.Ordinal);
    }

    private protected abstract Task<Obstacle> MakeUnavailableAsync();

    private static async Task<ApiAnswer> AskAsync(ApiServer server, string address) =>
        await ApiAnswer.ReadAsync(await server.Client.GetAsync(new Uri(address, UriKind.Relative), Token));

    private static async Task<ApiAnswer> ApplyAsync(ApiServer server) =>
        await ApiAnswer.ReadAsync(
            await server.Client.PostAsync(
                new Uri("/applications", UriKind.Relative),
                JsonContent.Create(new { job = "J", candidate = "C" }),
                Token
            )
        );
}
