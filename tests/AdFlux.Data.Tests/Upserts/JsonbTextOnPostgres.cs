using System.Text;
using System.Text.Json;
using AdFlux.Data.Json;
using AdFlux.Data.Tests.Json;
using AdFlux.Data.Tests.Support;
using AdFlux.Data.Upserts.Postgres;
using FsCheck.Fluent;
using Npgsql;

namespace AdFlux.Data.Tests.Upserts;

/// <summary>What saves the server from parsing documents that are stored already holds only while it shows them like this.</summary>
[OnPostgres]
public sealed class JsonbTextOnPostgres(PostgresDatabase database) : OnMigratedDatabase(database), IClassFixture<PostgresDatabase>
{
    [Fact]
    public async Task The_text_is_what_the_server_shows_unless_a_number_is_spelt_with_an_exponent()
    {
        byte[][] documents =
        [
            .. JsonTexts.Any.Generator.Sample(2_000).Select(json => CanonicalJson.Canonicalize(Encoding.UTF8.GetBytes(json))),
            "[]"u8.ToArray(),
            "[1,1,1,1]"u8.ToArray(),
            CanonicalJson.Canonicalize("""[{"z":",:","bb":"\u0001\b\f\n\r\t\u007f/\\\"","aa":{"c":[[],{}]}},"ü😀",true]"""u8),
        ];
        byte[][] plain = [.. documents.Where(document => !HasExponent(document))];

        IReadOnlyList<string> shown = await ShowAsync(documents: plain);

        Assert.InRange(plain.Length, documents.Length / 4, documents.Length - 1);
        Assert.Equal(shown, plain.Select(document => Encoding.UTF8.GetString(JsonbText.Of(document))));
    }

    private async Task<IReadOnlyList<string>> ShowAsync(byte[][] documents)
    {
        await using var connection = new NpgsqlConnection(Database.ConnectionString);
        await connection.OpenAsync(Token);
        await using var command = new NpgsqlCommand(
            "SELECT array_agg(json::jsonb::text ORDER BY i) FROM unnest($1) WITH ORDINALITY AS t (json, i)",
            connection
        );
        command.Parameters.Add(new NpgsqlParameter<string[]> { TypedValue = [.. documents.Select(Encoding.UTF8.GetString)] });
        return (string[])(await command.ExecuteScalarAsync(Token))!;
    }

    private static bool HasExponent(byte[] json)
    {
        var reader = new Utf8JsonReader(json);
        while (reader.Read())
        {
            if (reader.TokenType == JsonTokenType.Number && reader.ValueSpan.Contains((byte)'e'))
                return true;
        }

        return false;
    }
}
