using System.Net;
using System.Text;
using System.Text.Json;

namespace AdFlux.Samples.Tests.RecruitingApi;

public abstract class ApplicationsSpec(TestDatabase database) : OnRecruitingApi(database)
{
    [Fact]
    public async Task Applying_twice_gives_the_same_application()
    {
        await StoreAsync(Job("TWICE"));
        await StoreAsync("CAND-TWICE");

        ApiAnswer first = await PostAsync("/applications", new { job = "TWICE", candidate = "CAND-TWICE" });
        ApiAnswer second = await PostAsync("/applications", new { job = "TWICE", candidate = "CAND-TWICE" });
        ApiAnswer stored = await GetAsync(first.Message.Headers.Location!.OriginalString);

        Assert.Equal((HttpStatusCode.Created, HttpStatusCode.OK), (first.Status, second.Status));
        Assert.Equal(("TWICE", "CAND-TWICE", "Submitted"), (first["job"], first["candidate"], first["status"]));
        Assert.Equal((first.Text, first.Text), (second.Text, stored.Text));
    }

    [Fact]
    public async Task Applying_for_an_unknown_job_as_an_unknown_candidate_is_a_422_problem_that_names_both()
    {
        ApiAnswer answer = await PostAsync("/applications", new { job = "JOB-NONE", candidate = "CAND-NONE" });

        string detail = answer.Problem(HttpStatusCode.UnprocessableEntity);
        Assert.Contains("JOB-NONE", detail, StringComparison.Ordinal);
        Assert.Contains("CAND-NONE", detail, StringComparison.Ordinal);
        JsonElement missing = answer.Body.GetProperty("missing");
        Assert.Equal("JOB-NONE", Assert.Single(missing.GetProperty("job_openings").EnumerateArray()).GetString());
        Assert.Equal("CAND-NONE", Assert.Single(missing.GetProperty("candidates").EnumerateArray()).GetString());
    }

    [Theory]
    [InlineData("""{"job":"J"}""", "lacks 'candidate'")]
    [InlineData("""{}""", "lacks 'job', 'candidate'")]
    [InlineData("null", "missing")]
    [InlineData("""{"job":"J","candidate":7}""", "$.candidate")]
    [InlineData("""{"job":"","candidate":"C"}""", "$.job")]
    [InlineData("not JSON", "must be a JSON object")]
    public async Task A_body_that_is_none_is_a_400_problem_that_says_where(string body, string where)
    {
        using var content = new StringContent(body, Encoding.UTF8, "application/json");

        ApiAnswer answer = await ApiAnswer.ReadAsync(
            await Server.Client.PostAsync(new Uri("/applications", UriKind.Relative), content, Token)
        );

        Assert.Contains(where, answer.Problem(HttpStatusCode.BadRequest), StringComparison.Ordinal);
        Assert.DoesNotContain("AdFlux", answer.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Service", answer.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_application_moves_and_a_move_that_is_not_allowed_is_a_422_problem()
    {
        await StoreAsync(Job("MOVE"));
        await StoreAsync("CAND-MOVE");
        int application = await ApplyAsync("MOVE", "CAND-MOVE");

        ApiAnswer moved = await MoveAsync(application, "Submitted", "Under Review");
        ApiAnswer refused = await MoveAsync(application, "Under Review", "Submitted");

        Assert.Equal(HttpStatusCode.NoContent, moved.Status);
        Assert.Equal("Under Review", (await GetAsync($"/applications/{application}"))["status"]);
        refused.Problem(HttpStatusCode.UnprocessableEntity);
        Assert.Equal("""["Hired","Rejected"]""", refused["allowed"]);
    }

    [Fact]
    public async Task Of_two_moves_at_once_one_is_a_409_problem_that_tells_what_the_other_did()
    {
        await StoreAsync(Job("RACE"));
        await StoreAsync("CAND-RACE");
        int application = await ApplyAsync("RACE", "CAND-RACE");

        ApiAnswer[] answers = await Task.WhenAll(
            MoveAsync(application, "Submitted", "Under Review"),
            MoveAsync(application, "Submitted", "Rejected")
        );

        ApiAnswer loser = Assert.Single(answers, answer => answer.Status != HttpStatusCode.NoContent);
        loser.Problem(HttpStatusCode.Conflict);
        Assert.Equal((await GetAsync($"/applications/{application}"))["status"], loser["actual"]);
    }

    [Fact]
    public async Task An_unknown_application_is_a_404_problem_that_names_it()
    {
        ApiAnswer shown = await GetAsync("/applications/2000000000");
        ApiAnswer moved = await MoveAsync(2_000_000_000, "Submitted", "Rejected");

        Assert.Contains("2000000000", shown.Problem(HttpStatusCode.NotFound), StringComparison.Ordinal);
        Assert.Contains("2000000000", moved.Problem(HttpStatusCode.NotFound), StringComparison.Ordinal);
    }

    private Task<ApiAnswer> MoveAsync(int application, string from, string to) =>
        PutAsync($"/applications/{application}/status", new { from, to });
}
