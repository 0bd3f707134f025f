using System.Text.Json;
using System.Text.Json.Serialization;
using AdFlux.Data.Ids;

namespace AdFlux.Data.Generators.Tests.Ids;

public sealed class TypedIdJsonTests
{
    private static readonly JsonSerializerOptions LenientNumbers = new() { NumberHandling = JsonNumberHandling.AllowReadingFromString };

    private sealed record Ids(JobId Job, SegmentId Segment, SegmentId? Other, Dictionary<JobId, int>? ByJob);

    [Fact]
    public void Ids_are_their_bare_values()
    {
        var ids = new Ids(JobId.From("J1"), SegmentId.From(7), null, new() { [JobId.From("a b")] = 1 });

        string json = JsonSerializer.Serialize(ids);

        Assert.Equal("""{"Job":"J1","Segment":7,"Other":null,"ByJob":{"a b":1}}""", json);
        Ids read = JsonSerializer.Deserialize<Ids>(json)!;
        Assert.Equal((ids.Job, ids.Segment, ids.Other), (read.Job, read.Segment, read.Other));
        Assert.Equal(ids.ByJob, read.ByJob);
    }

    [Fact]
    public void Number_and_guid_ids_are_keys_too()
    {
        var order = OrderId.New();
        string json = JsonSerializer.Serialize(
            new Dictionary<OrderId, Dictionary<AccountNumber, int>> { [order] = new() { [AccountNumber.From(-5)] = 1 } }
        );

        Assert.Equal($$$"""{"{{{order}}}":{"-5":1}}""", json);
        Assert.Equal(
            1,
            JsonSerializer.Deserialize<Dictionary<OrderId, Dictionary<AccountNumber, int>>>(json)![order][AccountNumber.From(-5)]
        );
    }

    [Theory]
    [InlineData("null")]
    [InlineData("\"\"")]
    [InlineData("7")]
    [InlineData("true")]
    [InlineData("{}")]
    [InlineData("\"\\u0000\"")]
    [InlineData("\"\\ud800\"")]
    public void Json_that_is_not_a_text_id_is_a_json_error(string json) =>
        Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<JobId>(json));

    [Theory]
    [InlineData("null")]
    [InlineData("\"7\"")]
    [InlineData("7.5")]
    [InlineData("2147483648")]
    [InlineData("1e30")]
    public void Json_that_is_not_a_number_id_is_a_json_error(string json) =>
        Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<SegmentId>(json));

    [Fact]
    public void Null_is_null_for_a_nullable_id()
    {
        Assert.Null(JsonSerializer.Deserialize<JobId?>("null"));
        Assert.Null(JsonSerializer.Deserialize<SegmentId?>("null"));
    }

    [Fact]
    public void Numbers_in_strings_are_read_when_the_options_say_so()
    {
        Assert.Equal(SegmentId.From(7), JsonSerializer.Deserialize<SegmentId>("\"7\"", LenientNumbers));
    }

    [Fact]
    public void Long_ids_keep_every_digit() =>
        Assert.Equal("9007199254740993", JsonSerializer.Serialize(JsonSerializer.Deserialize<AccountNumber>("9007199254740993")));

    [Fact]
    public void Writing_a_text_id_that_was_never_assigned_names_its_type()
    {
        var error = Assert.Throws<UninitializedIdException>(() => JsonSerializer.Serialize(JobId.Empty));
        Assert.Throws<UninitializedIdException>(() => JsonSerializer.Serialize(new Dictionary<JobId, int> { [JobId.Empty] = 1 }));

        Assert.Equal(typeof(JobId), error.IdType);
        Assert.Contains("JobId", error.Message, StringComparison.Ordinal);
        Assert.Equal("0", JsonSerializer.Serialize(SegmentId.Empty));
    }

    [Fact]
    public void An_applications_own_source_generated_context_reads_and_writes_ids()
    {
        var order = new Order(
            OrderId.New(),
            AccountNumber.From(5),
            null,
            Priority.High,
            new Dictionary<AccountNumber, Slug> { [AccountNumber.From(6)] = Slug.From("x") }
        );

        string json = JsonSerializer.Serialize(order, SampleJsonContext.Default.Order);

        Assert.Equal($$$"""{"Id":"{{{order.Id}}}","Account":5,"Slug":null,"Priority":"high","Slugs":{"6":"x"}}""", json);
        Order read = JsonSerializer.Deserialize(json, SampleJsonContext.Default.Order)!;
        Assert.Equal(order with { Slugs = read.Slugs }, read);
        Assert.Equal(order.Slugs, read.Slugs);
    }
}
