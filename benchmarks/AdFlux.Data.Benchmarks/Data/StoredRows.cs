using System.Data.Common;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace AdFlux.Data.Benchmarks.Data;

/// <summary>What the table holds of the measured ads, to compare those who wrote it.</summary>
internal static class StoredRows
{
    private static readonly string _sql = $"""
        SELECT object_id, level, date_start, {string.Join(", ", InsightSql.Compared)}
        FROM meta_insights
        WHERE object_id >= '{AdFamily.Measured.FirstObjectId}'
        ORDER BY object_id, level, date_start
        """;

    /// <summary>A hash over all rows and columns but the stamps, and the number of rows.</summary>
    public static async Task<string> FingerprintAsync(DbConnection connection, CancellationToken cancellationToken)
    {
        await using DbCommand command = connection.CreateCommand();
        command.CommandText = _sql;
        await using DbDataReader reader = await command.ExecuteReaderAsync(cancellationToken);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        object[] values = new object[reader.FieldCount];
        int rows = 0;
        for (; await reader.ReadAsync(cancellationToken); rows++)
        {
            reader.GetValues(values);
            string text = string.Join('\u001f', values.Select(value => Convert.ToString(value, CultureInfo.InvariantCulture)));
            hash.AppendData(Encoding.UTF8.GetBytes(text));
        }

        return $"{rows} rows, {Convert.ToHexStringLower(hash.GetHashAndReset())[..16]}";
    }
}
