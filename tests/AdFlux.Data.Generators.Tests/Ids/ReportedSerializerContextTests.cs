using System.Text.Json;
using System.Text.Json.Serialization;

namespace AdFlux.Data.Generators.Tests.Ids;

/// <summary>What the analyzers report of a serializer context does happen, in silence.</summary>
public sealed partial class ReportedSerializerContextTests
{
    [Fact]
    public void Without_the_converter_an_id_is_written_as_an_empty_object_and_read_as_nothing()
    {
        string json = JsonSerializer.Serialize(AccountNumber.From(7), BareContext.Default.AccountNumber);

        Assert.Equal("{}", json);
        Assert.True(JsonSerializer.Deserialize(json, BareContext.Default.AccountNumber).IsDefault);
    }

    [Fact]
    public void With_the_converter_an_id_is_its_value() =>
        Assert.Equal("7", JsonSerializer.Serialize(AccountNumber.From(7), SampleJsonContext.Default.AccountNumber));

#pragma warning disable ADF0016 // The mistake is what is shown.
    [JsonSerializable(typeof(AccountNumber))]
    private sealed partial class BareContext : JsonSerializerContext;
#pragma warning restore ADF0016
}
