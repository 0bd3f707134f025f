using System.Globalization;
using System.Net;
using System.Text.Json;
using AdFlux.Data.Ids;
using AdFlux.Data.Model;
using AdFlux.Data.Queries;
using AdFlux.Data.Repositories;
using AdFlux.Data.Upserts;

namespace AdFlux.Samples.Tests.RecruitingApi;

public abstract class ReportsSpec(TestDatabase database) : OnRecruitingApi(database)
{
    [Fact]
    public async Task The_funnel_counts_the_applications_of_a_job_per_status()
    {
        await StoreAsync(Job("FUNNEL"));
        await StoreAsync("CAND-F1", "CAND-F2", "CAND-F3");
        await ApplyAsync("FUNNEL", "CAND-F1");
        await ApplyAsync("FUNNEL", "CAND-F2");
        int rejected = await ApplyAsync("FUNNEL", "CAND-F3");
        await PutAsync($"/applications/{rejected}/status", new { from = "Submitted", to = "Rejected" });

        ApiAnswer answer = await GetAsync("/jobs/FUNNEL/funnel");

        Assert.Equal(
            [("Submitted", 2), ("Under Review", 0), ("Rejected", 1), ("Hired", 0)],
            answer.Body.EnumerateArray().Select(row => (row.GetProperty("status").GetString(), row.GetProperty("applications").GetInt32()))
        );
    }

    [Fact]
    public async Task Applications_per_day_have_a_row_for_every_day()
    {
        await StoreAsync(Job("DAYS"));
        await StoreAsync("CAND-D1", "CAND-D2");
        await Server.UseAsync<IApplicationRepository>(async applications =>
        {
            await applications.ApplyAsync(JobId.From("DAYS"), CandidateId.From("CAND-D1"), new DateOnly(2026, 6, 3), Token);
            await applications.ApplyAsync(JobId.From("DAYS"), CandidateId.From("CAND-D2"), new DateOnly(2026, 6, 3), Token);
        });

        ApiAnswer answer = await GetAsync("/jobs/DAYS/applications-per-day?from=2026-06-02&to=2026-06-04");

        Assert.Equal(
            [("2026-06-02", 0), ("2026-06-03", 2), ("2026-06-04", 0)],
            answer.Body.EnumerateArray().Select(row => (row.GetProperty("day").GetString(), row.GetProperty("applications").GetInt32()))
        );
    }

    [Fact]
    public async Task A_campaigns_performance_is_what_the_repository_answers()
    {
        await using TestDatabase another = await Database.CreateAnotherAsync(Token);
        await using ApiServer demo = await ApiServer.StartAsync(another, ["--demo"]);
        var query = new RollupQuery(InsightLevel.Ad, new DateOnly(2026, 6, 1), new DateOnly(2026, 6, 30))
        {
            By = RollupPeriod.Day,
            Campaigns = [MetaCampaignId.From("120210000000000001")],
        };
        List<InsightRollup> expected = [];
        await demo.UseAsync<IMetaInsightRepository>(async insights =>
            expected = await insights.RollupAsync(query, Token).ToListAsync(Token)
        );

        ApiAnswer answer = await ApiAnswer.ReadAsync(
            await demo.Client.GetAsync(
                new Uri("/meta-campaigns/120210000000000001/performance?from=2026-06-01&to=2026-06-30", UriKind.Relative),
                Token
            )
        );

        Assert.Equal((HttpStatusCode.OK, "120210000000000001"), (answer.Status, answer["campaign"]));
        Assert.Equal(30, expected.Count);
        Assert.Equal(
            expected.Select(day => (day.Period, day.Impressions, day.Clicks, day.Spend, day.SubmitApplications)),
            Days(answer)
                .Select(day =>
                    (
                        DateOnly.Parse(day.GetProperty("day").GetString()!, CultureInfo.InvariantCulture),
                        Count(day, "impressions"),
                        Count(day, "clicks"),
                        Money(day, "spend"),
                        Count(day, "applications")
                    )
                )
        );
        Assert.Equal(
            expected.Select(day => (day.Cpc, day.Cpm, day.CostPerApplication, day.Ctr)),
            Days(answer)
                .Select(day =>
                    (Money(day, "cpc"), Money(day, "cpm"), Money(day, "costPerApplication"), (double?)day.GetProperty("ctr").GetDouble())
                )
        );
    }

    [Fact]
    public async Task A_ratio_over_nothing_is_null()
    {
        await Server.UseAsync<IMetaInsightRepository>(insights =>
            insights.UpsertAsync(
                [
                    new MetaInsight
                    {
                        ObjectId = InsightObjectId.From("7003"),
                        Level = InsightLevel.Ad,
                        DateStart = new DateOnly(2026, 6, 1),
                        DateStop = new DateOnly(2026, 6, 1),
                        Impressions = 0,
                        Spend = 0.5m,
                        MetaCampaignId = MetaCampaignId.From("7001"),
                        MetaAdSetId = MetaAdSetId.From("7002"),
                        MetaAdId = MetaAdId.From("7003"),
                        AccountId = AdAccountId.From("7000"),
                    },
                ],
                new UpsertOptions { MissingParents = MissingParents.Stub },
                cancellationToken: Token
            )
        );

        ApiAnswer answer = await GetAsync("/meta-campaigns/7001/performance?from=2026-06-01&to=2026-06-02");

        JsonElement day = Assert.Single(Days(answer));
        Assert.Equal(("2026-06-01", 0.5m, 0L), (day.GetProperty("day").GetString(), Money(day, "spend"), Count(day, "impressions")));
        Assert.All(
            ["clicks", "applications", "ctr", "cpc", "cpm", "costPerApplication"],
            member => Assert.Equal(JsonValueKind.Null, day.GetProperty(member).ValueKind)
        );
    }

    [Theory]
    [InlineData("from=2026-06-02&to=2026-06-01", "ends before it starts")]
    [InlineData("from=2025-06-01&to=2026-06-02", "366 days")]
    [InlineData("from=2026-06-01", "The to is missing")]
    [InlineData("from=yesterday&to=2026-06-01", "yesterday")]
    public async Task A_range_that_is_none_is_a_400_problem(string range, string what)
    {
        ApiAnswer answer = await GetAsync($"/meta-campaigns/1/performance?{range}");

        answer.Problem(HttpStatusCode.BadRequest);
        Assert.Contains(what, answer.Text, StringComparison.Ordinal);
    }

    private static JsonElement.ArrayEnumerator Days(ApiAnswer answer) => answer.Body.GetProperty("days").EnumerateArray();

    private static long? Count(JsonElement row, string member) =>
        row.GetProperty(member) is { ValueKind: JsonValueKind.Number } number ? number.GetInt64() : null;

    private static decimal? Money(JsonElement row, string member) =>
        row.GetProperty(member) is { ValueKind: JsonValueKind.Number } number ? number.GetDecimal() : null;
}
