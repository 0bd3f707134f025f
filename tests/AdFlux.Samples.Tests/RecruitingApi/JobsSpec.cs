using System.Net;
using System.Text.Json;
using AdFlux.Data.Changes;
using AdFlux.Data.Ids;
using AdFlux.Data.Model;
using AdFlux.Data.Repositories;

namespace AdFlux.Samples.Tests.RecruitingApi;

public abstract class JobsSpec(TestDatabase database) : OnRecruitingApi(database)
{
    [Fact]
    public async Task A_job_seeker_can_page_through_the_open_jobs_the_newest_first()
    {
        await StoreAsync([.. Enumerable.Range(1, 5).Select(day => Job($"PAGE-{day}", "Paging", day))]);
        JobOpening closed = Job("PAGE-6", "Paging", day: 6);
        closed.Status = JobStatus.Closed;
        await StoreAsync(closed);

        ApiAnswer first = await GetAsync("/jobs?company=Paging&size=2");
        await StoreAsync(Job("PAGE-7", "Paging", day: 7));
        ApiAnswer second = await GetAsync($"/jobs?company=Paging&size=2&cursor={first["nextCursor"]}");
        ApiAnswer last = await GetAsync($"/jobs?company=Paging&size=2&cursor={second["nextCursor"]}");

        Assert.Equal(["PAGE-5", "PAGE-4"], Ids(first));
        Assert.Equal(["PAGE-3", "PAGE-2"], Ids(second));
        Assert.Equal(["PAGE-1"], Ids(last));
        Assert.Equal(JsonValueKind.Null, last.Body.GetProperty("nextCursor").ValueKind);
    }

    [Fact]
    public async Task Jobs_are_found_by_location_skill_and_segment()
    {
        SegmentId segment = await StoreSegmentAsync("Filtered");
        JobOpening wanted = Job("FILTER-1", "Filters");
        wanted.Location = "Köln & Bonn";
        wanted.RequiredSkills = ["C#", "First aid"];
        wanted.TargetSegments = [segment];
        await StoreAsync(wanted, Job("FILTER-2", "Filters"));

        Assert.Equal(["FILTER-1"], Ids(await GetAsync($"/jobs?company=Filters&location={Uri.EscapeDataString("Köln & Bonn")}")));
        Assert.Equal(["FILTER-1"], Ids(await GetAsync("/jobs?company=Filters&skill=C%23")));
        Assert.Equal(["FILTER-1"], Ids(await GetAsync($"/jobs?company=Filters&segment={segment}")));
        Assert.Empty(Ids(await GetAsync($"/jobs?company=Filters&segment={segment}&location=Berlin")));
        Assert.Equal(2, Ids(await GetAsync("/jobs?company=Filters")).Length);
    }

    [Fact]
    public async Task A_job_is_shown_with_what_it_asks_for()
    {
        JobOpening stored = Job("SHOW-1", "Fluxwerk", day: 3);
        stored.RequiredSkills = ["C#", "SQL"];
        stored.SalaryMin = 62_000;
        await StoreAsync(stored);

        ApiAnswer answer = await GetAsync("/jobs/SHOW-1");

        Assert.Equal((HttpStatusCode.OK, "SHOW-1", "Title of SHOW-1"), (answer.Status, answer["id"], answer["title"]));
        Assert.Equal(("2026-06-03", "open", "62000"), (answer["postedDate"], answer["status"], answer["salaryMin"]));
        Assert.Equal("""["C#","SQL"]""", answer["requiredSkills"]);
    }

    [Theory]
    [InlineData("/jobs/JOB-NONE")]
    [InlineData("/jobs/JOB-NONE/funnel")]
    [InlineData("/jobs/JOB-NONE/applications-per-day?from=2026-06-01&to=2026-06-02")]
    public async Task An_unknown_job_is_a_404_problem_that_names_it(string address)
    {
        ApiAnswer answer = await GetAsync(address);

        Assert.Contains("JOB-NONE", answer.Problem(HttpStatusCode.NotFound), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_cursor_that_the_list_did_not_give_out_is_a_400_problem()
    {
        await StoreAsync(Job("CURSOR-1", "Cursors"), Job("CURSOR-2", "Cursors"));
        string cursor = (await GetAsync("/jobs?company=Cursors&size=1"))["nextCursor"]!;

        ApiAnswer damaged = await GetAsync($"/jobs?company=Cursors&cursor={cursor[..^4]}AAAA");
        ApiAnswer foreign = await GetAsync($"/jobs?company=Others&cursor={cursor}");
        ApiAnswer nonsense = await GetAsync("/jobs?cursor=nonsense");

        Assert.Contains("is damaged", damaged.Problem(HttpStatusCode.BadRequest), StringComparison.Ordinal);
        Assert.Contains("belongs to another query", foreign.Problem(HttpStatusCode.BadRequest), StringComparison.Ordinal);
        Assert.Contains("cursor", nonsense.Problem(HttpStatusCode.BadRequest), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/jobs?size=0", "size")]
    [InlineData("/jobs?size=101", "size")]
    [InlineData("/jobs?size=many", "size cannot be")]
    [InlineData("/jobs?segment=care", "care")]
    [InlineData("/jobs?company=%00", "NUL")]
    [InlineData("/jobs/JOB-0000000000-0000000000-0000000000-0000000000-0000", "JOB-")]
    public async Task What_cannot_be_asked_is_a_400_problem_that_says_what_is_wrong(string address, string what)
    {
        ApiAnswer answer = await GetAsync(address);

        answer.Problem(HttpStatusCode.BadRequest);
        Assert.Contains(what, answer.Text, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("Nullable", answer.Text, StringComparison.Ordinal);
    }

    private static string[] Ids(ApiAnswer page)
    {
        Assert.Equal(HttpStatusCode.OK, page.Status);
        return [.. page.Body.GetProperty("items").EnumerateArray().Select(job => job.GetProperty("id").GetString()!)];
    }

    private async Task<SegmentId> StoreSegmentAsync(string name)
    {
        SegmentSetResult? set = null;
        await Server.UseAsync<ISegmentRepository>(async segments =>
            set = await segments.StoreSetAsync([new Segment { Name = name }], cancellationToken: Token)
        );
        return set!.Ids[name];
    }
}
