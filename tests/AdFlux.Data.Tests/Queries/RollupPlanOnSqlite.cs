using System.Data.Common;
using System.Globalization;
using AdFlux.Data.Model;
using AdFlux.Data.Queries;
using AdFlux.Data.Queries.Sqlite;
using AdFlux.Data.Tests.Support;

namespace AdFlux.Data.Tests.Queries;

/// <summary>How SQLite, which has no statistics unless somebody asks for them, finds the rows of a roll-up.</summary>
[OnSqlite]
public sealed class RollupPlanOnSqlite(SqliteDatabase database) : OnMigratedDatabase(database), IClassFixture<SqliteDatabase>
{
    private const string Covering = "USING COVERING INDEX ix_meta_insights_level_date_start";

    private static readonly InsightScope _ads = new(
        new RollupQuery(InsightLevel.Ad, new DateOnly(2028, 1, 1), new DateOnly(2028, 12, 31)),
        RollupGroup.Ad,
        new SqliteDialect()
    );

    [Theory]
    [InlineData(RollupPeriod.Day, RollupGroup.Everything)]
    [InlineData(RollupPeriod.Total, RollupGroup.Everything)]
    public async Task A_roll_up_of_everything_sorts_nothing(RollupPeriod by, RollupGroup per)
    {
        string plan = await ExplainAsync($"{RollupSql.Sums(_ads, by, per)}\nORDER BY 1, 2 NULLS FIRST");

        Assert.Contains(Covering, plan, StringComparison.Ordinal);
        Assert.DoesNotContain("GROUP BY", plan, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(RollupGroup.Campaign)]
    [InlineData(RollupGroup.AdSet)]
    [InlineData(RollupGroup.Ad)]
    public async Task The_index_holds_all_that_a_roll_up_needs(RollupGroup per) =>
        Assert.Contains(Covering, await ExplainAsync(RollupSql.Sums(_ads, RollupPeriod.Day, per)), StringComparison.Ordinal);

    [Fact]
    public async Task The_best_are_ranked_from_the_index_and_summed_by_their_keys()
    {
        string best = RollupSql.SumsOfObjects(_ads, [("spend", true)]);

        string[] plan = (await ExplainAsync(RollupSql.SumsAmong(_ads, $"{best} LIMIT 10"))).Split('\n');

        Assert.Contains("SEARCH i USING INDEX sqlite_autoindex_meta_insights_1 (object_id=?)", plan[0], StringComparison.Ordinal);
        Assert.Contains(plan, step => step.Contains(Covering, StringComparison.Ordinal));
    }

    private async Task<string> ExplainAsync(string sql)
    {
        await using DbConnection connection = await Database.OpenConnectionAsync(Token);
        await using DbCommand command = connection.CreateCommand();
        command.CommandText = $"EXPLAIN QUERY PLAN {sql}";
        foreach (DbParameter parameter in _ads.CreateParameters())
            command.Parameters.Add(parameter);

        List<string> plan = [];
        await using DbDataReader reader = await command.ExecuteReaderAsync(Token);
        while (await reader.ReadAsync(Token))
            plan.Add(Convert.ToString(reader.GetValue(reader.FieldCount - 1), CultureInfo.InvariantCulture)!);
        return string.Join('\n', plan);
    }
}
