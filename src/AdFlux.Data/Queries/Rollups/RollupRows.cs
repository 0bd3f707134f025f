using System.Data.Common;
using System.Globalization;

namespace AdFlux.Data.Queries;

/// <summary>Reads the rows of <see cref="RollupSql"/>, columns in its order.</summary>
internal static class RollupRows
{
    public static async Task<List<InsightRollup>> ReadAllAsync(
        DbDataReader reader,
        QueryDialect dialect,
        RollupGroup per,
        CancellationToken cancellationToken
    )
    {
        var rollups = new List<InsightRollup>();
        while (await reader.ReadAsync(cancellationToken).ConfigureAwait(false))
            rollups.Add((InsightRollup)ReadSums(reader, dialect).Of(per, ReadGroup(reader, 1)));

        return rollups;
    }

    /// <summary>The id of a group as text: segments are numbers.</summary>
    public static string? ReadGroup(DbDataReader reader, int column) =>
        reader.IsDBNull(column) ? null : Convert.ToString(reader.GetValue(column), CultureInfo.InvariantCulture);

    private static InsightRollup ReadSums(DbDataReader reader, QueryDialect dialect)
    {
        return new InsightRollup
        {
            Period = reader.GetFieldValue<DateOnly>(0),
            Insights = reader.GetInt64(2),
            Impressions = Count(3),
            Clicks = Count(4),
            Spend = Money(5),
            SubmitApplications = Count(6),
            SubmitApplicationsValue = Money(7),
            Leads = Count(8),
            LeadsValue = Money(9),
            ViewContent = Count(10),
            ViewContentValue = Money(11),
        };

        long? Count(int column) => reader.IsDBNull(column) ? null : reader.GetInt64(column);

        decimal? Money(int column) => reader.IsDBNull(column) ? null : dialect.ReadMoney(reader, column);
    }
}
