using System.Text.Json;
using System.Text.Json.Serialization;
using AdFlux.Data.Benchmarks.Peers;
using AdFlux.Data.Benchmarks.Reporting;
using AdFlux.Data.Ingest;
using AdFlux.Data.Model;

namespace AdFlux.Data.Benchmarks.Scenarios;

/// <summary>Reads an export of one object a line into objects.</summary>
internal sealed class ParseExport(byte[] ndjson, int rows)
{
    public const string Name = "export to objects";

    private static readonly JsonSerializerOptions _snakeCase = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        NumberHandling = JsonNumberHandling.AllowReadingFromString,
    };

    public Comparison Compare() =>
        new("", Name, rows, "row")
        {
            Contenders =
            [
                new("Utf8JsonReader, tokens alone", Role.Limit, _ => Task.FromResult(Tokens())),
                new(Names.Library, Role.Library, LibraryAsync),
                new("System.Text.Json", Role.Peer, SerializerAsync),
                new("JsonDocument a line", Role.Peer, _ => Task.FromResult(Documents())),
            ],
        };

    private long Tokens()
    {
        var reader = new Utf8JsonReader(ndjson, new JsonReaderOptions { AllowMultipleValues = true });
        long objects = 0;
        while (reader.Read())
            objects += reader.TokenType == JsonTokenType.EndObject && reader.CurrentDepth == 0 ? 1 : 0;

        return objects;
    }

    private async Task<long> LibraryAsync(CancellationToken cancellationToken)
    {
        using var stream = new MemoryStream(ndjson);
        long read = 0;
        await foreach (MetaInsight _ in GraphInsights.ReadAsync(stream, InsightLevel.Ad, cancellationToken: cancellationToken))
            read++;

        return read;
    }

    // What is derived from the actions is left out, so it does less than the library.
    private async Task<long> SerializerAsync(CancellationToken cancellationToken)
    {
        using var stream = new MemoryStream(ndjson);
        long read = 0;
        await foreach (
            GraphRow? _ in JsonSerializer.DeserializeAsyncEnumerable<GraphRow>(stream, topLevelValues: true, _snakeCase, cancellationToken)
        )
        {
            read++;
        }

        return read;
    }

    private long Documents()
    {
        long read = 0;
        for (ReadOnlyMemory<byte> left = ndjson; !left.IsEmpty; read++)
        {
            int end = left.Span.IndexOf((byte)'\n');
            using JsonDocument line = JsonDocument.Parse(left[..end]);
            left = line.RootElement.GetProperty("ad_id").GetString() is null ? default : left[(end + 1)..];
        }

        return read;
    }
}
