using System.Text;
using AdFlux.Data.Json;
using FsCheck.Fluent;
using Npgsql;

namespace AdFlux.Data.Tests.Json;

[OnPostgres]
public sealed class CanonicalJsonOnPostgres(PostgresDatabase database) : IClassFixture<PostgresDatabase>
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Bytes_are_equal_exactly_when_jsonb_says_so()
    {
        (string Left, string Right)[] pairs = [.. JsonTexts.Pairs.Generator.Sample(4000, 10)];
        string[] left = [.. pairs.Select(pair => pair.Left)];
        string[] right = [.. pairs.Select(pair => pair.Right)];
        bool[] byMeaning = await QueryAsync("SELECT l::jsonb = r::jsonb FROM unnest(@left, @right) AS pair (l, r)", left, right);
        bool[] byBytes = [.. left.Zip(right, (l, r) => Canonical(l).Equals(Canonical(r), StringComparison.Ordinal))];

        Assert.Equal(byMeaning, byBytes);
        Assert.InRange(byMeaning.Count(same => same), 1000, 3000);
    }

    [Fact]
    public async Task What_jsonb_gives_back_has_the_bytes_that_were_stored()
    {
        string[] texts =
        [
            .. JsonTexts.Any.Generator.Sample(1000, 10),
            "1e308",
            "-1.7976931348623157e308",
            "1e-400",
            "123.456e-16380",
            "-0.00",
            "123456789012345678901234567890.12345678901234567890",
            """ "\u0001\u001f\u007f\u0080\u2028\uffff\"\\\/" """,
            """{"bb":1,"a":2,"é":3,"":4,"B":5,"a\u0041":[{}]}""",
        ];
        string[] canonical = [.. texts.Select(Canonical)];
        bool[] same = await QueryAsync("SELECT l::jsonb = r::jsonb FROM unnest(@left, @right) AS pair (l, r)", texts, canonical);
        Assert.DoesNotContain(false, same);

        await using NpgsqlDataSource source = NpgsqlDataSource.Create(database.ConnectionString);
        await using NpgsqlCommand command = source.CreateCommand("SELECT l::jsonb::text FROM unnest($1) AS one (l)");
        command.Parameters.AddWithValue(canonical);
        await using NpgsqlDataReader reader = await command.ExecuteReaderAsync(Token);
        for (int i = 0; await reader.ReadAsync(Token); i++)
        {
            Assert.Equal(canonical[i], Canonical(reader.GetString(0)));
        }
    }

    private async Task<bool[]> QueryAsync(string sql, string[] left, string[] right)
    {
        await using NpgsqlDataSource source = NpgsqlDataSource.Create(database.ConnectionString);
        await using NpgsqlCommand command = source.CreateCommand(sql);
        command.Parameters.AddWithValue("left", left);
        command.Parameters.AddWithValue("right", right);
        await using NpgsqlDataReader reader = await command.ExecuteReaderAsync(Token);
        var results = new List<bool>();
        while (await reader.ReadAsync(Token))
        {
            results.Add(reader.GetBoolean(0));
        }

        return [.. results];
    }

    private static string Canonical(string json) => Encoding.UTF8.GetString(CanonicalJson.Canonicalize(Encoding.UTF8.GetBytes(json)));
}
