using System.Data.Common;
using AdFlux.Data.Mapping.Converters;
using AdFlux.Data.Queries.Sqlite;
using Microsoft.Data.Sqlite;

namespace AdFlux.Data.Tests.Queries;

/// <summary>The sum of money that SQLite stores as doubles, against that of the decimals.</summary>
public sealed class StoredMoneySumTests
{
    private const int Amounts = 20_000;

    private static readonly SqliteDialect _dialect = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    // From 10^9 on, 15 digits leave five decimals.
    [Theory]
    [InlineData(1, 6)]
    [InlineData(1_000, 6)]
    [InlineData(999_999_999, 6)]
    [InlineData(2_147_483_647, 5)]
    [InlineData(4_294_967_295, 5)]
    [InlineData(500_000_000_000, 0)]
    public async Task An_amount_counts_to_the_last_digit(long largest, byte decimals)
    {
        var random = new Random(Seed: 7);
        decimal unit = new(1, 0, 0, isNegative: false, decimals);
        decimal[] amounts =
        [
            .. Enumerable
                .Range(0, Amounts)
                .Select(i =>
                    (largest - (i % 2 == 0 ? 0 : random.NextInt64(largest)) - (random.Next(1_000_000) * unit)) * (i % 3 == 0 ? -1 : 1)
                )
                .Select(amount => decimal.Round(amount, decimals))
                .Where(amount => Math.Abs(amount) <= largest),
        ];

        Assert.Equal(amounts.Select(PlainDecimal.Of), await SumEachAsync(amounts.Select(amount => (double)amount)));
    }

    [Fact]
    public async Task A_sum_of_many_amounts_is_that_of_the_decimals()
    {
        decimal[] amounts =
        [
            .. Enumerable
                .Range(0, Amounts)
                .Select(i =>
                    i % 2 == 0 ? 0.1m
                    : i % 7 == 0 ? -999_999_999.999999m
                    : 899_999_999.000001m
                ),
        ];

        Assert.Equal([amounts.Sum()], await SumAsync(amounts.Select(amount => (double)amount), "NULL"));
    }

    [Fact]
    public async Task What_another_program_summed_in_doubles_counts_as_the_decimal_beside_it() =>
        Assert.Equal(
            [0.3m, 0.8m, -0.3m, 0m, 14.35m, 14.35m, -123456.789m],
            await SumEachAsync([
                0.1 + 0.2,
                0.7 + 0.1,
                -0.1 - 0.2,
                -0.0,
                Math.BitDecrement(14.35),
                Math.BitIncrement(14.35),
                Math.BitIncrement(-123456.789),
            ])
        );

    [Fact]
    public async Task More_than_six_decimals_are_rounded() =>
        Assert.Equal(
            [1.234568m, -1.234568m, 1.234567m, -1.234567m, 0m],
            await SumEachAsync([1.2345678, -1.2345678, 1.2345671, -1.2345671, 1e-9])
        );

    private static Task<List<decimal>> SumEachAsync(IEnumerable<double> amounts) => SumAsync(amounts, "id");

    private static async Task<List<decimal>> SumAsync(IEnumerable<double> amounts, string group)
    {
        await using var connection = new SqliteConnection("Data Source=:memory:");
        await connection.OpenAsync(Token);
        await using SqliteCommand command = connection.CreateCommand();
        command.CommandText = "CREATE TABLE stored (id INTEGER PRIMARY KEY, spend REAL)";
        await command.ExecuteNonQueryAsync(Token);
        command.CommandText = "INSERT INTO stored (spend) VALUES (@spend)";
        SqliteParameter spend = command.Parameters.Add("spend", SqliteType.Real);
        foreach (double amount in amounts)
        {
            spend.Value = amount;
            await command.ExecuteNonQueryAsync(Token);
        }

        command.CommandText = $"SELECT {_dialect.SumMoney("spend")} FROM stored GROUP BY {group} ORDER BY id";
        List<decimal> sums = [];
        await using DbDataReader reader = await command.ExecuteReaderAsync(Token);
        while (await reader.ReadAsync(Token))
            sums.Add(_dialect.ReadMoney(reader, 0));
        return sums;
    }
}
