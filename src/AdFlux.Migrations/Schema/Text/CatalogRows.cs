using System.Data.Common;

namespace AdFlux.Migrations.Schema.Text;

/// <summary>Reads the rows of a catalog.</summary>
internal static class CatalogRows
{
    public static async Task<IReadOnlyList<T>> ReadAsync<T>(
        this DbConnection connection,
        string sql,
        Func<DbDataReader, T> read,
        CancellationToken cancellationToken
    )
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        var reader = await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
        await using var _ = reader.ConfigureAwait(false);
        var rows = new List<T>();
        while (await reader.ReadAsync(cancellationToken).ConfigureAwait(false))
        {
            rows.Add(read(reader));
        }

        return rows;
    }

    public static string? TextOrNull(this DbDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);
}
