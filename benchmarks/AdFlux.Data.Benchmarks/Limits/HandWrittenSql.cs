using System.Data.Common;
using System.Globalization;

namespace AdFlux.Data.Benchmarks.Limits;

/// <summary>Runs a statement with its values in it, and reads all of every row.</summary>
internal static class HandWrittenSql
{
    /// <summary>The sum of a column over the rows.</summary>
    public static async Task<long> SumAsync(DbConnection connection, string sql, int column, CancellationToken cancellationToken)
    {
        await using DbCommand command = connection.CreateCommand();
        command.CommandText = sql;
        await using DbDataReader reader = await command.ExecuteReaderAsync(cancellationToken);
        object[] values = new object[reader.FieldCount];
        long sum = 0;
        while (await reader.ReadAsync(cancellationToken))
        {
            reader.GetValues(values);
            sum += Convert.ToInt64(values[column], CultureInfo.InvariantCulture);
        }

        return sum;
    }
}
