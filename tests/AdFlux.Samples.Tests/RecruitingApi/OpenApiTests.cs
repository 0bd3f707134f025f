using System.Net;
using System.Text.Json;

namespace AdFlux.Samples.Tests.RecruitingApi;

[OnSqlite]
public sealed class OpenApiTests(SqliteDatabase database) : OnRecruitingApi(database), IClassFixture<SqliteDatabase>
{
    [Fact]
    public async Task The_description_lists_every_endpoint()
    {
        ApiAnswer description = await GetAsync("/openapi/v1.json");

        Assert.Equal(HttpStatusCode.OK, description.Status);
        Assert.Equal(
            [
                "get /applications/{application}",
                "get /jobs",
                "get /jobs/{job}",
                "get /jobs/{job}/applications-per-day",
                "get /jobs/{job}/funnel",
                "get /meta-campaigns/{campaign}/performance",
                "post /applications",
                "put /applications/{application}/status",
            ],
            Operations(description).Select(operation => operation.Name).Order(StringComparer.Ordinal)
        );
    }

    [Fact]
    public async Task Every_operation_says_what_it_does_and_which_problems_it_has()
    {
        ApiAnswer description = await GetAsync("/openapi/v1.json");

        Assert.All(
            Operations(description),
            operation =>
            {
                Assert.NotEmpty(operation.Value.GetProperty("summary").GetString()!);
                Assert.True(operation.Value.GetProperty("responses").TryGetProperty("503", out _), operation.Name);
            }
        );
    }

    [Fact]
    public async Task Filters_are_described_by_their_names_in_the_address()
    {
        JsonElement list = Operations(await GetAsync("/openapi/v1.json")).Single(operation => operation.Name is "get /jobs").Value;

        Assert.Equal(
            ["company", "location", "skill", "segment", "size", "cursor"],
            list.GetProperty("parameters").EnumerateArray().Select(parameter => parameter.GetProperty("name").GetString())
        );
    }

    [Fact]
    public async Task Ids_and_statuses_are_described_as_the_values_that_they_are()
    {
        JsonElement schemas = (await GetAsync("/openapi/v1.json")).Body.GetProperty("components").GetProperty("schemas");

        Assert.Equal("string", schemas.GetProperty("JobId").GetProperty("type").GetString());
        Assert.Equal("integer", schemas.GetProperty("ApplicationId").GetProperty("type").GetString());
        Assert.Equal("string", schemas.GetProperty("ApplicationStatus").GetProperty("type").GetString());
    }

    private static IEnumerable<(string Name, JsonElement Value)> Operations(ApiAnswer description) =>
        from path in description.Body.GetProperty("paths").EnumerateObject()
        from operation in path.Value.EnumerateObject()
        select ($"{operation.Name} {path.Name}", operation.Value);
}
