using AdFlux.Data.Ingest;

namespace AdFlux.Data.Tests.Ingest;

public sealed class GraphApiErrorsTests
{
    private const string Canary = "EAABsbCS1iHgBAcanary0123456789";

    [Fact]
    public async Task An_error_document_is_reported_as_what_it_is()
    {
        GraphApiException exception = await FailAsync(
            """
            {"error":{"message":"Error validating access token: Session has expired.","type":"OAuthException","code":190,"error_subcode":463,
            "error_data":{"x":[1]},"fbtrace_id":"AbCdEf"}}
            """
        );
        Assert.Equal("Error validating access token: Session has expired.", exception.ApiMessage);
        Assert.Equal("OAuthException", exception.Type);
        Assert.Equal(190, exception.Code);
        Assert.Equal(463, exception.Subcode);
        Assert.Equal("AbCdEf", exception.TraceId);
        Assert.Equal(0, exception.RowsBefore);
        Assert.Equal(
            "Meta sent an error instead of data: Error validating access token: Session has expired. "
                + "(type OAuthException, code 190, subcode 463, trace AbCdEf)",
            exception.Message
        );
    }

    [Theory]
    [InlineData("""{"error":{"message":"m","code":17}}""", 1)]
    [InlineData("""{"data":[],"error":{"code":"17","message":"m"}}""", 1)]
    [InlineData("""{"__debug__":{},"error":{"code":17,"message":"\u006d"}}""", 1)]
    public async Task Errors_between_pages_and_lines_are_found(string error, int rows)
    {
        foreach (string before in new[] { Graph.Page(Graph.AdRow()), $"[{Graph.AdRow()}]", Graph.AdRow() + "\n" })
        {
            GraphApiException exception = await FailAsync(before + error);
            Assert.Equal(("m", 17, rows), (exception.ApiMessage, exception.Code, exception.RowsBefore));
            Assert.StartsWith("Meta sent an error after one row: m", exception.Message, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("""{"error":"invalid_request"}""", "invalid_request")]
    [InlineData("""{"error":{}}""", null)]
    [InlineData("""{"error":{"message":null,"code":"x","type":[1,{"message":"no"}]}}""", null)]
    [InlineData("""{"error":{"message":"\ud800"}}""", "\\ud800")]
    public async Task Odd_errors_are_errors_too(string json, string? message) => Assert.Equal(message, (await FailAsync(json)).ApiMessage);

    [Theory]
    [InlineData("token " + Canary)]
    [InlineData("GET /v25.0/me?access_token=" + Canary + "&x=1")]
    [InlineData("https%3A%2F%2Fx?access_token%3Dcanary0123456789canary%26y")]
    [InlineData("app 1234567890|canary0123456789 is invalid")]
    [InlineData("{\\\"access_token\\\":\\\"canary0123456789\\\"}")]
    [InlineData("\\u0045AABsbCS1iHgBAcanary0123456789")]
    [InlineData("client_secret=canary0123456789")]
    [InlineData("appsecret_proof: canary0123456789")]
    public async Task Access_tokens_are_blotted_out(string message)
    {
        GraphApiException exception = await FailAsync(
            $$"""{"error":{"message":"{{message}}","type":"{{message}}","fbtrace_id":"{{message}}","code":190} }"""
        );
        Assert.DoesNotContain("canary", exception.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("canary", exception.ApiMessage + exception.Type + exception.TraceId, StringComparison.Ordinal);
        Assert.Contains("***", exception.ApiMessage, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("access_token=" + Canary + "&expires=5183999")]
    [InlineData("<html>access_token=" + Canary)]
    [InlineData("""{"paging":{"next":"https://graph.facebook.com/?access_token=""" + Canary + "\"},\"data\":{}}")]
    [InlineData("""{"data":[],"paging":{"next":"https://graph.facebook.com/?access_token=""" + Canary + "\\q\"}}")]
    [InlineData("""{"data":[],"paging":{"next":"https://graph.facebook.com/?access_token=""" + Canary)]
    [InlineData("""{"data":[]} "https://graph.facebook.com/?access_token=""" + Canary)]
    [InlineData("""[{"ad_id":"1","date_start":"access_token=""" + Canary + "\"}]")]
    [InlineData("""[{"ad_id":"1","actions":[{"action_type":"lead","value":"access_token=""" + Canary + "\"}]}]")]
    public async Task Access_tokens_in_malformed_input_never_get_into_an_exception(string json) =>
        Assert.DoesNotContain("canary", (await Graph.FailAsync(json)).ToString(), StringComparison.Ordinal);

    private static Task<GraphApiException> FailAsync(string json) => Assert.ThrowsAsync<GraphApiException>(() => Graph.ReadAsync(json));
}
