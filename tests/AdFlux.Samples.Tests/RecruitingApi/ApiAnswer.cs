using System.Net;
using System.Text.Json;

namespace AdFlux.Samples.Tests.RecruitingApi;

/// <summary>What came back over the wire, as a client sees it.</summary>
internal sealed record ApiAnswer(HttpStatusCode Status, string? ContentType, JsonElement Body, HttpResponseMessage Message)
{
    public static async Task<ApiAnswer> ReadAsync(HttpResponseMessage message)
    {
        string text = await message.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        string? type = message.Content.Headers.ContentType?.MediaType;
        bool isJson = type?.EndsWith("json", StringComparison.Ordinal) is true;
        return new ApiAnswer(message.StatusCode, type, isJson ? JsonElement.Parse(text) : default, message);
    }

    /// <summary>The whole body, to look for what must or must not be in it.</summary>
    public string Text => Body.ValueKind == JsonValueKind.Undefined ? "" : Body.GetRawText();

    /// <summary>A member of the body as text.</summary>
    public string? this[string member] => Body.GetProperty(member).ToString();

    /// <summary>Asserts that the answer is a problem of a status, and gives what it says.</summary>
    public string Problem(HttpStatusCode status)
    {
        Assert.Equal((status, "application/problem+json"), (Status, ContentType));
        Assert.Equal((int)status, Body.GetProperty("status").GetInt32());
        return Body.TryGetProperty("detail", out JsonElement detail) ? detail.GetString()! : Text;
    }
}
